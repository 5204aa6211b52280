-- micro: into ~/.config/micro/init.lua. Saving a draft marks the lines of its findings.
function init()
    linter.makeLinter(
        "copydesk", "markdown", "copydesk",
        {"check", "--quiet", "--format", "short", "--fail-on", "never", "%f"},
        "%f:%l:%c: %m")
end
