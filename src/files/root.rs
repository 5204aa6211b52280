//! Makes paths relative to the root of the repository, as GitHub and GitLab require for
//! annotations.

use std::borrow::Cow;
use std::path::PathBuf;

use crate::engine::report::Report;
use crate::files::path;

/// The root of a repository, and the current folder in it.
#[derive(Clone, Debug)]
pub struct Root {
    /// The root of the repository, with links resolved.
    pub repository: PathBuf,
    /// The folder to which the paths of drafts are relative, with links resolved.
    pub current: PathBuf,
}

impl Root {
    /// Returns the root of the repository that contains the current folder, if there is one.
    pub fn of_current() -> Option<Self> {
        let current = path::current().ok()?;
        let repository = path::repository(&current)?;
        Some(Self {
            repository,
            current,
        })
    }

    /// Returns `report` with each path relative to the root of the repository. Paths of files
    /// outside the repository and the name of standard input are unchanged.
    pub fn rebase<'o>(&self, report: &'o Report) -> Cow<'o, Report> {
        let drafts = report.drafts.iter().map(|draft| draft.path.as_str());
        let unread = report.unread.iter().map(|unread| unread.path.as_str());
        let mut paths = drafts.chain(unread);
        if !paths.any(|path| self.rebased(path).is_some()) {
            return Cow::Borrowed(report);
        }
        let mut report = report.clone();
        let rebase = |path: &mut String| {
            if let Some(from_root) = self.rebased(path) {
                *path = from_root;
            }
        };
        report
            .unread
            .iter_mut()
            .for_each(|unread| rebase(&mut unread.path));
        for draft in &mut report.drafts {
            rebase(&mut draft.path);
            let accepted = draft
                .accepted
                .iter_mut()
                .map(|accepted| &mut accepted.finding);
            for finding in draft.findings.iter_mut().chain(accepted) {
                let related = finding.related.iter_mut();
                related
                    .filter_map(|related| related.path.as_mut())
                    .for_each(rebase);
            }
        }
        Cow::Owned(report)
    }

    /// Returns `path` relative to the root of the repository. Returns `None` if the file is outside
    /// the repository or the path would not change.
    fn rebased(&self, path: &str) -> Option<String> {
        if path.starts_with('<') {
            return None;
        }
        let absolute = path::absolute(&self.current.join(path))?;
        let relative = absolute.strip_prefix(&self.repository).ok()?;
        let relative = relative.to_str()?.to_owned();
        Some(relative).filter(|relative| relative != path && !relative.is_empty())
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn check(path: &str, expected: Option<&str>) {
        let root = Root {
            repository: PathBuf::from("/srv/paper"),
            current: PathBuf::from("/srv/paper/site"),
        };
        assert_eq!(root.rebased(path).as_deref(), expected, "{path}");
    }

    #[test]
    fn a_path_is_told_from_the_root_on() {
        check("docs/a.md", Some("site/docs/a.md"));
        check("./docs/a.md", Some("site/docs/a.md"));
        check("../a.md", Some("a.md"));
        check("/srv/paper/site/a.md", Some("site/a.md"));
    }

    #[test]
    fn what_lies_outside_stays() {
        check("../../a.md", None);
        check("/tmp/a.md", None);
        check("<stdin>", None);
    }
}
