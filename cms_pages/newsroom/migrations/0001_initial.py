import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cms_news', '0001_initial'),
        ('contenttypes', '0002_remove_content_type_name'),
        ('units', '0001_initial'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='EditorialSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('check_days', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)], verbose_name='biên tập viên xem bài của cộng tác viên (ngày làm việc)')),
                ('approve_days', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)], verbose_name='người duyệt duyệt bài (ngày làm việc)')),
                ('source', models.CharField(blank=True, help_text='Số, ký hiệu quy chế phối hợp.', max_length=300, verbose_name='căn cứ')),
            ],
            options={
                'verbose_name': 'thời hạn xử lý bài',
            },
        ),
        migrations.CreateModel(
            name='Bundle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(help_text='Ví dụ: Lễ trao Huân chương ngày 02/09.', max_length=200, verbose_name='tên gói')),
                ('goes_live_at', models.DateTimeField(blank=True, help_text='Bỏ trống: công bố ngay khi được duyệt.', null=True, verbose_name='giờ công bố')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='lời nhắn cho người duyệt')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='lúc lập')),
                ('sent_at', models.DateTimeField(editable=False, null=True, verbose_name='lúc gửi duyệt')),
                ('answer', models.CharField(blank=True, editable=False, max_length=500, verbose_name='lý do trả lại')),
                ('approved_at', models.DateTimeField(editable=False, null=True, verbose_name='lúc duyệt')),
                ('stopped_at', models.DateTimeField(editable=False, null=True, verbose_name='lúc dừng')),
                ('obstacles', models.JSONField(default=list, editable=False, verbose_name='vì sao chưa công bố được')),
                ('published_at', models.DateTimeField(editable=False, null=True, verbose_name='lúc công bố')),
                ('approved_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người duyệt')),
                ('changed_by', models.ManyToManyField(editable=False, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='những người đã soạn')),
                ('made_by', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người lập')),
                ('sent_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người gửi')),
            ],
            options={
                'verbose_name': 'gói công bố',
                'verbose_name_plural': 'gói công bố',
                'ordering': ['-made_at', '-pk'],
                'permissions': [('approve_bundle', 'Duyệt gói công bố'), ('view_contributions', 'Xem bảng tin bài theo tháng')],
            },
        ),
        migrations.CreateModel(
            name='BundleItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='tên trang')),
                ('was_live', models.BooleanField(default=False, verbose_name='đang đăng lúc gửi')),
                ('bundle', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='cms_newsroom.bundle', verbose_name='gói')),
                ('page', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.page', verbose_name='trang')),
                ('revision', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='phiên bản đã gửi')),
            ],
            options={
                'verbose_name': 'trang trong gói',
                'verbose_name_plural': 'trang trong gói',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Contributor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField(default=django.utils.timezone.localdate, verbose_name='từ ngày')),
                ('until', models.DateField(blank=True, help_text='Ngày đầu tiên không còn hiệu lực. Bỏ trống khi chưa hết.', null=True, verbose_name='đến trước ngày')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contributors', to='units.unit', verbose_name='đơn vị')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contributions', to=settings.AUTH_USER_MODEL, verbose_name='cộng tác viên')),
            ],
            options={
                'verbose_name': 'cộng tác viên của đơn vị',
                'verbose_name_plural': 'cộng tác viên của đơn vị',
                'ordering': ['unit__sort_key', 'user__full_name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SectionRight',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField(default=django.utils.timezone.localdate, verbose_name='từ ngày')),
                ('until', models.DateField(blank=True, help_text='Ngày đầu tiên không còn hiệu lực. Bỏ trống khi chưa hết.', null=True, verbose_name='đến trước ngày')),
                ('source', models.CharField(blank=True, help_text='Số, ký hiệu quy chế phối hợp.', max_length=300, verbose_name='căn cứ')),
                ('categories', models.ManyToManyField(blank=True, help_text='Chỉ với mục tin tức. Bỏ trống: mọi chuyên mục.', related_name='+', to='cms_news.newscategory', verbose_name='chuyên mục tin')),
                ('page_type', models.ForeignKey(blank=True, help_text='Bỏ trống: mọi loại trang của mục.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype', verbose_name='loại trang')),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.page', verbose_name='mục')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='section_rights', to='units.unit', verbose_name='đơn vị')),
            ],
            options={
                'verbose_name': 'mục giao cho đơn vị',
                'verbose_name_plural': 'mục giao cho đơn vị',
                'ordering': ['unit__sort_key', 'section__path', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='StepReminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc')),
                ('task_state', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.taskstate', verbose_name='bước')),
            ],
            options={
                'verbose_name': 'lần nhắc quá hạn',
                'verbose_name_plural': 'lần nhắc quá hạn',
            },
        ),
        migrations.AddConstraint(
            model_name='bundle',
            constraint=models.CheckConstraint(condition=models.Q(('published_at', None), ('approved_at__isnull', False), _connector='OR'), name='newsroom_published_after_approval'),
        ),
        migrations.AddConstraint(
            model_name='bundleitem',
            constraint=models.UniqueConstraint(fields=('bundle', 'page'), name='newsroom_page_once_in_bundle', violation_error_message='Trang này đã có trong gói.'),
        ),
        migrations.AddConstraint(
            model_name='contributor',
            constraint=models.UniqueConstraint(condition=models.Q(('until', None)), fields=('unit', 'user'), name='newsroom_one_open_contributor', violation_error_message='Người này đang là cộng tác viên của đơn vị.'),
        ),
        migrations.AddConstraint(
            model_name='contributor',
            constraint=models.CheckConstraint(condition=models.Q(('until', None), ('until__gt', models.F('since')), _connector='OR'), name='newsroom_contributor_days'),
        ),
        migrations.AddConstraint(
            model_name='sectionright',
            constraint=models.CheckConstraint(condition=models.Q(('until', None), ('until__gt', models.F('since')), _connector='OR'), name='newsroom_right_days'),
        ),
    ]
