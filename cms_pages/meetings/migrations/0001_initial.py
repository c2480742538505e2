import cms_pages.core.fields
import cms_pages.core.sections
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('attachments', '0001_initial'),
        ('awards', '0001_initial'),
        ('cms_council', '0001_initial'),
        ('units', '0001_initial'),
        ('wagtailcore', '0001_initial'),
        ('wagtailimages', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(editable=False, verbose_name='năm')),
                ('number', models.PositiveSmallIntegerField(help_text='Số thứ tự của phiên họp trong năm.', verbose_name='phiên thứ')),
                ('kind', models.CharField(choices=[('regular', 'Thường kỳ'), ('special', 'Đột xuất'), ('written', 'Lấy ý kiến bằng văn bản')], default='regular', max_length=8, verbose_name='loại')),
                ('title', models.CharField(max_length=250, verbose_name='nội dung chính')),
                ('starts_at', models.DateTimeField(db_index=True, verbose_name='bắt đầu')),
                ('ends_at', models.DateTimeField(blank=True, null=True, verbose_name='kết thúc')),
                ('place', models.CharField(blank=True, max_length=250, verbose_name='địa điểm')),
                ('chair', models.CharField(blank=True, max_length=200, verbose_name='chủ trì')),
                ('note', models.TextField(blank=True, max_length=2000, verbose_name='lời nhắn cho thành viên')),
                ('papers_by', models.DateField(blank=True, help_text='Để nhắc người chuẩn bị. Bỏ trống là không nhắc.', null=True, verbose_name='gửi tài liệu trước ngày')),
                ('conclude_by', models.DateField(blank=True, help_text='Để nhắc người chuẩn bị. Bỏ trống là không nhắc.', null=True, verbose_name='công bố kết luận trước ngày')),
                ('called_at', models.DateTimeField(editable=False, null=True, verbose_name='đã mời lúc')),
                ('organising_body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.organisingbody', verbose_name='hội đồng')),
            ],
            options={
                'verbose_name': 'phiên họp Hội đồng',
                'verbose_name_plural': 'phiên họp Hội đồng',
                'ordering': ['-starts_at', '-pk'],
                'permissions': [('read_meeting', 'Đọc chương trình, tài liệu phiên họp Hội đồng')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('member_name', models.CharField(max_length=150, verbose_name='họ và tên')),
                ('place_in_order', models.PositiveSmallIntegerField(verbose_name='thứ tự')),
                ('state', models.CharField(choices=[('present', 'Có mặt'), ('written', 'Vắng, có ý kiến bằng văn bản'), ('sent', 'Vắng, cử người dự thay'), ('absent', 'Vắng')], max_length=7, verbose_name='dự họp')),
                ('member', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='attendances', to='cms_council.councilmember', verbose_name='thành viên')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendances', to='cms_meetings.meeting', verbose_name='phiên họp')),
            ],
            options={
                'verbose_name': 'điểm danh',
                'verbose_name_plural': 'điểm danh',
                'ordering': ['place_in_order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place_in_order', models.PositiveSmallIntegerField(verbose_name='thứ tự')),
                ('text', models.CharField(max_length=500, verbose_name='nội dung')),
                ('presenter', models.CharField(blank=True, max_length=200, verbose_name='người trình bày')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agenda', to='cms_meetings.meeting', verbose_name='phiên họp')),
            ],
            options={
                'verbose_name': 'mục trong chương trình',
                'verbose_name_plural': 'chương trình họp',
                'ordering': ['place_in_order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='MeetingIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', models.TextField(blank=True, help_text='Một, hai câu. Hiện dưới tiêu đề, trong danh mục và khi chia sẻ.', max_length=500, verbose_name='tóm tắt')),
                ('picture', models.ForeignKey(blank=True, help_text='Không có ảnh thì trang dùng hoa văn dệt riêng của trang.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
            ],
            options={
                'verbose_name': 'mục kết luận phiên họp',
                'verbose_name_plural': 'mục kết luận phiên họp',
            },
            bases=(cms_pages.core.sections.ListedSectionMixin, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='MeetingPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.page')),
                ('lead', models.TextField(blank=True, help_text='Một, hai câu. Hiện dưới tiêu đề, trong danh mục và khi chia sẻ.', max_length=500, verbose_name='tóm tắt')),
                ('held_on', models.DateField(db_index=True, default=django.utils.timezone.localdate, verbose_name='ngày họp')),
                ('kind', models.CharField(choices=[('regular', 'Thường kỳ'), ('special', 'Đột xuất'), ('written', 'Lấy ý kiến bằng văn bản')], default='regular', max_length=8, verbose_name='loại phiên họp')),
                ('body', cms_pages.core.fields.MatterField(blank=True, verbose_name='kết luận')),
                ('meeting', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='page', to='cms_meetings.meeting', verbose_name='phiên họp')),
                ('picture', models.ForeignKey(blank=True, help_text='Không có ảnh thì trang dùng hoa văn dệt riêng của trang.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='ảnh đại diện')),
            ],
            options={
                'verbose_name': 'kết luận phiên họp',
                'verbose_name_plural': 'kết luận phiên họp',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='MeetingDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='awards.decision', verbose_name='quyết định')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='cms_meetings.meetingpage', verbose_name='kết luận')),
            ],
            options={
                'verbose_name': 'quyết định sau phiên họp',
                'verbose_name_plural': 'quyết định sau phiên họp',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('paper', 'Tài liệu họp'), ('minutes', 'Biên bản')], default='paper', max_length=7, verbose_name='loại')),
                ('title', models.CharField(max_length=250, verbose_name='tên tài liệu')),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='thêm lúc')),
                ('told_at', models.DateTimeField(editable=False, null=True, verbose_name='đã báo thành viên lúc')),
                ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người thêm')),
                ('attachment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='council_paper', to='attachments.attachment', verbose_name='tệp')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='cms_meetings.meeting', verbose_name='phiên họp')),
            ],
            options={
                'verbose_name': 'tài liệu phiên họp',
                'verbose_name_plural': 'tài liệu phiên họp',
                'ordering': ['kind', 'added_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Substitute',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('member_name', models.CharField(max_length=150, verbose_name='dự thay')),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='ghi lúc')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='council_substitutions', to=settings.AUTH_USER_MODEL, verbose_name='tài khoản')),
                ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='substitutes', to='cms_meetings.meeting', verbose_name='phiên họp')),
                ('member', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cms_council.councilmember', verbose_name='thành viên')),
            ],
            options={
                'verbose_name': 'người dự thay',
                'verbose_name_plural': 'người dự thay',
                'ordering': ['added_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place_in_order', models.PositiveSmallIntegerField(verbose_name='thứ tự')),
                ('subject', models.CharField(max_length=500, verbose_name='nội dung biểu quyết')),
                ('eligible', models.PositiveSmallIntegerField(verbose_name='tổng số thành viên')),
                ('agreed', models.PositiveSmallIntegerField(default=0, verbose_name='đồng ý')),
                ('against', models.PositiveSmallIntegerField(default=0, verbose_name='không đồng ý')),
                ('other', models.PositiveSmallIntegerField(default=0, verbose_name='ý kiến khác, phiếu không hợp lệ')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='cms_meetings.meeting', verbose_name='phiên họp')),
            ],
            options={
                'verbose_name': 'kết quả biểu quyết',
                'verbose_name_plural': 'kết quả biểu quyết',
                'ordering': ['place_in_order', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.UniqueConstraint(fields=('organising_body', 'year', 'number'), name='cms_meetings_one_number_a_year', violation_error_message='Năm này đã có phiên họp mang số đó.'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__isnull', True), ('ends_at__gt', models.F('starts_at')), _connector='OR'), name='cms_meetings_ends_after_start', violation_error_message='Giờ kết thúc cần sau giờ bắt đầu.'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.UniqueConstraint(fields=('meeting', 'member'), name='cms_meetings_counted_once'),
        ),
        migrations.AddConstraint(
            model_name='meetingdecision',
            constraint=models.UniqueConstraint(fields=('page', 'decision'), name='cms_meetings_decision_once'),
        ),
        migrations.AddConstraint(
            model_name='substitute',
            constraint=models.UniqueConstraint(fields=('meeting', 'account'), name='cms_meetings_substitute_once', violation_error_message='Người này đã được ghi dự thay ở phiên họp này.'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.CheckConstraint(condition=models.Q(('eligible__gte', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('agreed'), '+', models.F('against')), '+', models.F('other')))), name='cms_meetings_votes_fit'),
        ),
    ]
