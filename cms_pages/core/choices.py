"""What a reader of a list may choose: groups of choices, each with the number of what it leads to. Knows no model."""


def group(name, heading, counted, chosen="", named=str):
    """One group for the page, of (value, label, number): choices that lead nowhere are left out, unless chosen.

    ``named`` tells what a chosen value is called of which nothing was counted.
    """
    values = [
        {"value": value, "label": label, "count": number, "selected": value == chosen}
        for value, label, number in counted
        if number or value == chosen
    ]
    if chosen and not any(one["selected"] for one in values):
        values.append({"value": chosen, "label": named(chosen) or chosen, "count": 0, "selected": True})
    return {"name": name, "heading": heading, "values": values, "chosen": bool(chosen)}


def worth_showing(groups):
    """The groups that leave something to choose, or in which something was chosen."""
    return [each for each in groups if len(each["values"]) > 1 or each["chosen"]]


def chips(groups):
    """(parameter, words) of everything that was chosen, to be taken off one by one."""
    return [(each["name"], one["label"]) for each in groups for one in each["values"] if one["selected"]]
