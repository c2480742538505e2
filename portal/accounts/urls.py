"""Addresses of accounts below /tai-khoan/: our own pages, and allauth's under Vietnamese paths.

allauth finds its pages by the names of its urls, so the names stay. What the
portal has no use for (sign-up, changing the address, codes by mail) has no
address at all.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.usersessions import views as usersessions
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from . import views
from .views import dressed

own = (
    [
        path("", views.home, name="home"),
        path("can-xac-thuc-hai-buoc/", views.second_factor_needed, name="second_factor_needed"),
        path("loi-moi/<str:token>/", views.accept_invitation, name="accept_invitation"),
    ],
    "accounts",
)

second_factor = [
    path("", dressed(mfa.index), name="mfa_index"),
    path("nhap-ma/", dressed(mfa.authenticate), name="mfa_authenticate"),
    path("nhap-lai-ma/", dressed(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("ung-dung/bat/", dressed(totp.activate_totp), name="mfa_activate_totp"),
    path("ung-dung/tat/", dressed(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("ma-du-phong/", dressed(recovery_codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("ma-du-phong/tao-moi/", dressed(recovery_codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("ma-du-phong/tai-ve/", dressed(recovery_codes.download_recovery_codes), name="mfa_download_recovery_codes"),
    path("khoa/", dressed(webauthn.list_webauthn), name="mfa_list_webauthn"),
    path("khoa/them/", dressed(webauthn.add_webauthn), name="mfa_add_webauthn"),
    path("khoa/xac-nhan/", dressed(webauthn.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("khoa/<int:pk>/go/", dressed(views.RemoveKeyView.as_view()), name="mfa_remove_webauthn"),
    path("khoa/<int:pk>/doi-ten/", dressed(webauthn.edit_webauthn), name="mfa_edit_webauthn"),
]

urlpatterns = [
    path("", include(own)),
    path("dang-nhap/", views.login, name="account_login"),
    path("dang-xuat/", dressed(account.logout), name="account_logout"),
    path("ngung-hoat-dong/", dressed(account.account_inactive), name="account_inactive"),
    path("xac-nhan-mat-khau/", dressed(account.reauthenticate), name="account_reauthenticate"),
    path("mat-khau/", dressed(account.password_change), name="account_change_password"),
    path("mat-khau/dat/", RedirectView.as_view(pattern_name="account_reset_password"), name="account_set_password"),
    path("mat-khau/quen/", dressed(account.password_reset), name="account_reset_password"),
    path("mat-khau/quen/da-gui/", dressed(account.password_reset_done), name="account_reset_password_done"),
    re_path(
        r"^mat-khau/dat-lai/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        dressed(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "mat-khau/dat-lai/xong/",
        dressed(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path("phien/", dressed(usersessions.list_usersessions), name="usersessions_list"),
    path("xac-thuc-hai-buoc/", include(second_factor)),
]
