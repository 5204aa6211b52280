// A service that checks drafts: POST {"text": "…", "path": "draft.md"} to /check.
//
//     npm install copydesk express
//     node service.mjs

import { CopydeskError, Linter } from "copydesk";
import express from "express";

const linter = new Linter({ profile: "news" });
const app = express();
app.use(express.json({ limit: "4mb" }));

app.post("/check", (request, response) => {
  const { text, path } = request.body;
  try {
    response.json({ findings: linter.check(text, { path }) });
  } catch (error) {
    if (!(error instanceof CopydeskError)) throw error;
    response.status(422).json({ problem: error.problem, remedy: error.remedy });
  }
});

const server = app.listen(process.env.PORT ?? 3000, () => {
  console.log(`listening on ${server.address().port}`);
});
