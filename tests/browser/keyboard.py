"""How the keyboard moves through the article form, from one field to the next."""


def tab_to(page, selector, *, back=False):
    """Press Tab until the element has the focus; fails where the keyboard cannot reach it."""
    for _ in range(150):
        if page.evaluate("(selector) => document.activeElement?.matches(selector)", selector):
            return page.locator(":focus")
        page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"The keyboard does not reach {selector}.")


def choose_author(page, name, *, row):
    tab_to(page, "#bylines-group .add-row a")
    page.keyboard.press("Enter")
    tab_to(page, f"#bylines-{row} .select2-selection", back=True)
    choose(page, name)


def choose(page, name):
    """Open the list that has the focus, search it, and take what it found."""
    page.keyboard.press("Enter")
    page.locator(".select2-search__field:focus").wait_for()
    page.keyboard.type(name)
    page.locator(".select2-results__option--highlighted", has_text=name).wait_for()
    page.keyboard.press("Enter")


def take_suggestion(page, words, found):
    page.keyboard.type(words)
    page.get_by_role("option", name=found).wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
