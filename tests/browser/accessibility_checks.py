"""What keeps people from reading the page that is open: what axe finds, and scrolling sideways."""

from axe_playwright_python.sync_playwright import Axe

SIDEWAYS = "document.documentElement.scrollWidth > innerWidth"


def barriers(page):
    """Sentences, without what axe calls minor."""
    for rule in Axe().run(page).response["violations"]:
        for node in rule["nodes"][:3] if rule["impact"] != "minor" else ():
            why = node.get("failureSummary", "")[:300]
            yield f"{rule['impact']} {rule['id']}: {node['html'][:200]} {why}"
    if page.evaluate(SIDEWAYS):
        yield "it scrolls sideways"
