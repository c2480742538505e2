"""How often one address may ask the API and take exports."""

from search.throttles import AddressThrottle


class ApiThrottle(AddressThrottle):
    """Enough to read a province's whole archive page by page in an hour."""

    scope = "open-api"
    rate = "240/min"


class ExportThrottle(AddressThrottle):
    """Exports are made while they are read, so fewer of them."""

    scope = "open-export"
    rate = "30/min"
