"""Every address of the portal. Rooms bring their own; the order below decides."""

from django.conf import settings
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from django_altcha import AltchaChallengeView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms_pages.archive.sitemaps import ALL, OF_SITE
from cms_pages.core.sitemaps import index as sitemap_index
from cms_pages.core.views import share_card, site_map, view_card
from portal.accounts.staff_users import account_view
from portal.operations import views as operations
from registrations.comments import urls as comments
from registrations.consultations import urls as consultations
from registrations.initiatives.views import register as initiatives_register
from registrations.safeguards.proof import MOST_TRIES

urlpatterns = [
    path("suc-khoe/song/", operations.live, name="health-live"),
    path("suc-khoe/san-sang/", operations.ready, name="health-ready"),
    path("robots.txt", operations.robots, name="robots"),
    path("sitemap.xml", sitemap_index, {"sections": ALL}, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemap, {"sitemaps": OF_SITE}, name="sitemap-part"),
    path("so-do-trang/", site_map, name="site-map"),
    re_path(r"^the-chia-se/(?P<name>trang|[1-9]\d{0,17})-(?P<key>[0-9a-f]{24})\.png$", share_card, name="share-card"),
    re_path(r"^the-chia-se/(?P<kind>muc|luot|nguoi|y-kien)/(?P<name>[\w-]{1,200})\.png$", view_card, name="view-card"),
    # Wagtail's own sign-in would let a password through without the second factor: shadow it.
    path("quan-tri/login/", RedirectView.as_view(url=settings.LOGIN_URL, query_string=True)),
    path("_util/login/", RedirectView.as_view(url=settings.LOGIN_URL, query_string=True)),
    path("quan-tri/password_reset/", RedirectView.as_view(url=settings.LOGIN_URL)),
    path("quan-tri/password_reset/<path:rest>", RedirectView.as_view(url=settings.LOGIN_URL)),
    path("quan-tri/account/", account_view),
    path("quan-tri/", include(wagtailadmin_urls)),
    path("tai-khoan/", include("portal.accounts.urls")),
    path("van-ban-tep/", include(wagtaildocs_urls)),
    path("captcha/", AltchaChallengeView.as_view(max_number=MOST_TRIES), name="captcha"),
    path("tep/<path:path>", operations.media, name="media"),
    path("tep-rieng/", include("registrations.attachments.urls")),
    path("don-vi/de-nghi/", include("registrations.nominations.urls")),
    path("don-vi/sang-kien/", include("registrations.initiatives.urls")),
    path("don-vi/dien-hinh/", include("registrations.exemplars.urls")),
    path("sang-kien/", initiatives_register, name="initiatives-register"),
    path("don-vi/tap-huan/", include("cms_pages.training.urls")),
    path("don-vi/kiem-tra/", include("cms_pages.inspections.urls")),
    path("don-vi/", include("portal.accounts.people_urls")),
    path("don-vi/bao-cao/", include("registrations.reports.urls")),
    path("don-vi/", include("registrations.campaigns.urls")),
    path("don-vi/cum-khoi/", include("registrations.pledges.urls")),
    path("don-vi/cum-khoi/", include("registrations.scoring.urls")),
    path("thong-bao/", include("registrations.notices.urls")),
    path("tra-cuu/", include("registrations.receipts.urls")),
    path("so-ghi/", include("registrations.receipts.register_urls")),
    # One name for both: the register of windows, and each window's page with the form for comments.
    path("y-kien/", include(([*consultations.urlpatterns, *comments.urlpatterns], "consultations"))),
    path("du-lieu-ca-nhan/", include("registrations.privacy.urls")),
    path("hoi-dap/", include("registrations.feedback.urls")),
    path("cum-khoi/", include("registrations.scoring.public_urls")),
    path("lich-su-don-vi/", include("registrations.units.public_urls")),
    path("thu-vien/", include("cms_pages.media.urls")),
    path("nguon-tin/", include("cms_pages.news.urls")),
    path("ke-hoach/", include("cms_pages.plans.urls")),
    path("thanh-vien/", include("cms_pages.meetings.urls")),
    path("thanh-vien/phan-cong/", include("cms_pages.council.urls")),
    path("bieu-mau-dien-san/", include("cms_pages.blanks.urls")),
    path("nghiep-vu/trao-doi/", include("cms_pages.guidance.urls")),
    path("so-vang/", include("cms_pages.archive.urls")),
    path("khen-thuong-theo-doi-tuong/", include("cms_pages.target_groups.urls")),
    path("thong-ke/", include("cms_pages.archive.statistics_urls")),
    path("du-lieu-mo/", include("registrations.exchange.urls")),
    path("api/v1/", include("registrations.exchange.api_urls")),
    path("", include("search.urls")),
    path("", include("themes.base.urls")),
    path("", include(wagtail_urls)),
]
