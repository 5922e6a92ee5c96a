"""The rule language, chapter by chapter.

Read the files in the order of their numbers: each is a chapter, each test a paragraph, each table an example that
every back end must get right. The decisions are about whether to *leave* the umbrella at home, *pack* it or *carry*
it, because the language is about anything. `notation` is how they are written, `tables` how tables are read,
`backends` who is asked.
"""
