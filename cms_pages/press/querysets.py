"""Press and broadcast items as lists ask for them."""

from wagtail.query import PageQuerySet

from cms_pages.core.access import unrestricted


class PressQuerySet(PageQuerySet):
    """What others wrote and broadcast."""

    def open_to_all(self):
        """Live items outside the parts of the tree that are not for everybody."""
        return self.live().filter(unrestricted())

    def listed(self):
        """With what a list shows, the newest first."""
        return self.select_related("programme").defer("body").order_by("-appeared_on", "-pk")
