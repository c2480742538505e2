"""The back office as one place of work: its first screen, its menu, its colours."""

from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import Menu, SubmenuMenuItem
from wagtail.admin.views.pages.listing import IndexView

from registrations.staff_tables import CLASS

from .desk import TodayPanel
from .due_calendar import due_calendar

# Lists of pages, too, can be read on a phone (other lists: labels.py). Here, because importing them asks the database.
IndexView.table_classname = f"{CLASS} full-width"

# Wagtail's panels that the list of things to do takes the place of.
REPLACED_PANELS = {"workflow_objects_to_moderate", "user_objects_in_workflow_moderation"}
LIBRARY = {"images", "documents", "media"}
LABELS = {"explorer": "Tin bài", "media": "Phim"}


@hooks.register("register_admin_urls")
def register_urls():
    return [path("viec-den-han/lich.ics", due_calendar, name="due_calendar")]


@hooks.register("construct_homepage_panels", order=1000)
def first_screen(request, panels):
    """What waits for this person comes first."""
    panels[:] = [TodayPanel()] + [panel for panel in panels if getattr(panel, "name", "") not in REPLACED_PANELS]


@hooks.register("construct_homepage_summary_items", order=1000)
def no_totals(request, items):
    """How many pages and files there are helps nobody to begin the day."""
    items.clear()


@hooks.register("construct_main_menu", order=1000)
def main_menu(request, items):
    """Pictures, files and films in one group; Wagtail's help, which is English and elsewhere, left out."""
    for item in items:
        item.label = LABELS.get(item.name, item.label)
    library = [item for item in items if item.name in LIBRARY]
    items[:] = [item for item in items if item.name not in LIBRARY | {"help"}]
    if library:
        items.append(SubmenuMenuItem("Thư viện", Menu(items=library), name="library", icon_name="image", order=110))


@hooks.register("insert_global_admin_css")
def office_colours():
    return format_html('<link rel="stylesheet" href="{}">', static("base/css/office.css"))


@hooks.register("insert_global_admin_js")
def office_script():
    return format_html('<script src="{}" defer></script>', static("base/js/office.js"))
