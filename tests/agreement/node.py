"""decide.js and explain.js under node: a child that answers one line of JSON for each line it is given."""

import json
import subprocess
from pathlib import Path

from loosen.engine.backends.javascript import SCRIPTS, write

SERVER = Path(__file__).with_name("serve_decide.mjs")


class Node:
    def __init__(self) -> None:
        self.process = subprocess.Popen(
            ["node", str(SERVER), str(SCRIPTS)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, interview, people) -> list:
        """For each person: [conclusion, next page, order, still asked], or null for an illegal answer."""
        return self._answer(interview, people)

    def explain(self, interview, people) -> list:
        """For each person: [because, would change]."""
        return self._answer(interview, people, explain=True)

    def _answer(self, interview, people, explain=False) -> list:
        question = {"program": json.loads(write(interview)), "people": people, "explain": explain}
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait(timeout=10)
        self.process.stdout.close()
