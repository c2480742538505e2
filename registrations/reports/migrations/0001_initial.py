import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('attachments', '0001_initial'),
        ('campaigns', '0001_initial'),
        ('movements', '0001_initial'),
        ('receipts', '0001_initial'),
        ('signing', '0001_initial'),
        ('units', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ReportPeriod',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('6-thang', 'Sơ kết 6 tháng'), ('nam', 'Tổng kết năm'), ('nam-hoc', 'Tổng kết năm học'), ('chuyen-de', 'Chuyên đề')], default='nam', max_length=10, verbose_name='loại kỳ')),
                ('year', models.PositiveSmallIntegerField(help_text='Năm học ghi năm kết thúc, ví dụ 2027 cho 2026-2027.', verbose_name='năm')),
                ('name', models.CharField(help_text='Ví dụ “Báo cáo tổng kết phong trào thi đua năm 2027”.', max_length=200, verbose_name='tên kỳ')),
                ('starts_on', models.DateField(blank=True, null=True, verbose_name='số liệu từ ngày')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='số liệu đến hết ngày')),
                ('opens_at', models.DateTimeField(verbose_name='mở từ lúc')),
                ('closes_at', models.DateTimeField(verbose_name='đóng lúc')),
                ('closing', models.CharField(choices=[('truoc', 'trước ngày'), ('het', 'đến hết ngày')], default='het', max_length=5, verbose_name='cách ghi thời hạn')),
                ('late_until', models.DateTimeField(blank=True, help_text='Bỏ trống: hết hạn là không nhận nữa.', null=True, verbose_name='nhận bản nộp muộn đến trước lúc')),
                ('unit_kinds', models.JSONField(default=list, verbose_name='loại đơn vị cần báo cáo')),
                ('guidance', models.TextField(blank=True, verbose_name='hướng dẫn cho đơn vị')),
                ('signatory_only', models.BooleanField(default=True, help_text='Bỏ chọn để người nhập cũng gửi được báo cáo.', verbose_name='chỉ người ký duyệt được gửi')),
                ('campaign', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='report_periods', to='campaigns.campaign', verbose_name='lấy mục tiêu từ đợt đăng ký')),
                ('movement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='report_periods', to='movements.movement', verbose_name='phong trào')),
                ('organising_body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='report_periods', to='units.organisingbody', verbose_name='hội đồng tổ chức')),
                ('previous', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reports.reportperiod', verbose_name='so với kỳ')),
            ],
            options={
                'verbose_name': 'kỳ báo cáo',
                'verbose_name_plural': 'kỳ báo cáo',
                'ordering': ['-closes_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('name', models.CharField(max_length=300, verbose_name='tên chỉ tiêu')),
                ('hint', models.CharField(blank=True, max_length=300, verbose_name='giải thích cách tính')),
                ('kind', models.CharField(choices=[('number', 'Số'), ('percent', 'Tỷ lệ phần trăm'), ('text', 'Đoạn văn ngắn')], default='number', max_length=10, verbose_name='kiểu')),
                ('measure', models.CharField(blank=True, help_text='Ví dụ: người, sáng kiến, hộ.', max_length=40, verbose_name='đơn vị tính')),
                ('required', models.BooleanField(default=True, verbose_name='cần có khi gửi')),
                ('roll_up', models.CharField(choices=[('sum', 'Cộng các đơn vị'), ('mean', 'Bình quân các đơn vị'), ('share', 'Tỷ lệ của hai chỉ tiêu khác'), ('none', 'Không tổng hợp')], default='sum', max_length=5, verbose_name='tổng hợp')),
                ('better', models.CharField(blank=True, choices=[('cao', 'Càng cao càng tốt'), ('thap', 'Càng thấp càng tốt'), ('', 'Không so sánh')], default='cao', max_length=4, verbose_name='chiều tốt')),
                ('lowest', models.DecimalField(blank=True, decimal_places=4, max_digits=16, null=True, verbose_name='thường không dưới')),
                ('highest', models.DecimalField(blank=True, decimal_places=4, max_digits=16, null=True, verbose_name='thường không quá')),
                ('key', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('target_key', models.UUIDField(blank=True, null=True, verbose_name='mục tiêu lấy từ câu hỏi')),
                ('part', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reports.indicator', verbose_name='tử số của tỷ lệ')),
                ('part_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='parts', to='reports.indicator', verbose_name='là một phần của chỉ tiêu')),
                ('whole', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reports.indicator', verbose_name='mẫu số của tỷ lệ')),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='indicators', to='reports.reportperiod', verbose_name='kỳ báo cáo')),
            ],
            options={
                'verbose_name': 'chỉ tiêu báo cáo',
                'verbose_name_plural': 'chỉ tiêu báo cáo',
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ReportReminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('last_day', models.DateField(verbose_name='ngày cuối của hạn')),
                ('days_before', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='nhắc trước số ngày')),
                ('people', models.PositiveSmallIntegerField(verbose_name='số người nhận thư')),
                ('at', models.DateTimeField(verbose_name='lúc')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='chuyên viên')),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='reports.reportperiod', verbose_name='kỳ báo cáo')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='report_reminders', to='units.unit', verbose_name='đơn vị')),
            ],
            options={
                'verbose_name': 'lần nhắc báo cáo',
                'verbose_name_plural': 'lần nhắc báo cáo',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='thứ tự')),
                ('heading', models.CharField(max_length=200, verbose_name='đề mục')),
                ('hint', models.CharField(blank=True, max_length=300, verbose_name='gợi ý')),
                ('word_limit', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='số từ tối đa')),
                ('required', models.BooleanField(default=True, verbose_name='cần có khi gửi')),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='reports.reportperiod', verbose_name='kỳ báo cáo')),
            ],
            options={
                'verbose_name': 'phần lời',
                'verbose_name_plural': 'phần lời',
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Summary',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='tiêu đề')),
                ('text', models.TextField(blank=True, max_length=5000, verbose_name='lời tổng hợp')),
                ('content', models.JSONField(verbose_name='số liệu')),
                ('counted_at', models.DateTimeField(verbose_name='số liệu tính lúc')),
                ('released_at', models.DateTimeField(null=True, verbose_name='công bố lúc')),
                ('withdrawn_at', models.DateTimeField(null=True, verbose_name='rút lúc')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người soạn')),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='summaries', to='reports.reportperiod', verbose_name='kỳ báo cáo')),
                ('released_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người duyệt')),
            ],
            options={
                'verbose_name': 'bản tổng hợp',
                'verbose_name_plural': 'bản tổng hợp',
                'ordering': ['-counted_at', '-pk'],
                'permissions': [('release_summary', 'Duyệt công bố bản tổng hợp báo cáo')],
            },
        ),
        migrations.CreateModel(
            name='UnitReport',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('draft', 'Đang soạn'), ('sent', 'Đã gửi'), ('returned', 'Cần bổ sung'), ('accepted', 'Đã tiếp nhận')], db_index=True, default='draft', max_length=10, verbose_name='trạng thái')),
                ('extended_until', models.DateTimeField(blank=True, null=True, verbose_name='được gửi đến trước lúc')),
                ('contact_name', models.CharField(blank=True, max_length=150, verbose_name='người liên hệ')),
                ('contact_phone', models.CharField(blank=True, max_length=40, verbose_name='điện thoại liên hệ')),
                ('version', models.PositiveIntegerField(default=1)),
                ('step_versions', models.JSONField(default=dict)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc sửa cuối')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='lúc tạo')),
                ('changed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người sửa cuối')),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='reports.reportperiod', verbose_name='kỳ báo cáo')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='units.unit', verbose_name='đơn vị')),
            ],
            options={
                'verbose_name': 'báo cáo kết quả',
                'verbose_name_plural': 'báo cáo kết quả',
                'ordering': ['period', 'unit'],
                'permissions': [('review_unitreport', 'Tiếp nhận, trả lại báo cáo kết quả')],
            },
        ),
        migrations.CreateModel(
            name='ReportSubmission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='lần')),
                ('content', models.JSONField(verbose_name='nội dung')),
                ('form_key', models.UUIDField(unique=True, verbose_name='khóa của lần bấm gửi')),
                ('submitted_at', models.DateTimeField(verbose_name='lúc gửi')),
                ('due_at', models.DateTimeField(verbose_name='hạn lúc gửi')),
                ('attachments', models.ManyToManyField(related_name='report_submissions', to='attachments.attachment')),
                ('confirmation', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='report_submission', to='signing.confirmation', verbose_name='cách xác nhận')),
                ('receipt', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='report_submission', to='receipts.receipt')),
                ('submitted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người gửi')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='reports.unitreport')),
            ],
            options={
                'verbose_name': 'lần gửi báo cáo',
                'verbose_name_plural': 'lần gửi báo cáo',
                'ordering': ['-number'],
            },
        ),
        migrations.CreateModel(
            name='ReportReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('accepted', 'Tiếp nhận'), ('returned', 'Trả lại để bổ sung'), ('extended', 'Gia hạn')], max_length=10, verbose_name='kết quả')),
                ('reason', models.TextField(blank=True, verbose_name='lý do')),
                ('marks', models.JSONField(default=list, verbose_name='các chỗ cần bổ sung')),
                ('at', models.DateTimeField(verbose_name='lúc')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='chuyên viên')),
                ('submission', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='reports.reportsubmission')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='reports.unitreport')),
            ],
            options={
                'verbose_name': 'lần xử lý báo cáo',
                'verbose_name_plural': 'lần xử lý báo cáo',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ReportFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('attachment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='report_file', to='attachments.attachment')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='reports.unitreport')),
            ],
            options={
                'verbose_name': 'tệp kèm báo cáo',
                'verbose_name_plural': 'tệp kèm báo cáo',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(blank=True, verbose_name='nội dung')),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='passages', to='reports.section')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='passages', to='reports.unitreport')),
            ],
            options={
                'verbose_name': 'đoạn lời',
                'verbose_name_plural': 'đoạn lời',
            },
        ),
        migrations.CreateModel(
            name='Figure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scaled', models.BigIntegerField(null=True)),
                ('text', models.TextField(blank=True, verbose_name='lời')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='giải trình')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='reports.indicator')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='reports.unitreport')),
            ],
            options={
                'verbose_name': 'số liệu báo cáo',
                'verbose_name_plural': 'số liệu báo cáo',
            },
        ),
        migrations.AddConstraint(
            model_name='reportperiod',
            constraint=models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='reports_closes_after_opening', violation_error_message='Thời hạn cần sau lúc mở.'),
        ),
        migrations.AddConstraint(
            model_name='reportperiod',
            constraint=models.CheckConstraint(condition=models.Q(('late_until__isnull', True), ('late_until__gt', models.F('closes_at')), _connector='OR'), name='reports_late_after_closing', violation_error_message='Thời hạn nhận nộp muộn cần sau thời hạn.'),
        ),
        migrations.AddConstraint(
            model_name='reportperiod',
            constraint=models.CheckConstraint(condition=models.Q(('starts_on__isnull', True), ('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='reports_span', violation_error_message='Ngày cuối của số liệu cần bằng hoặc sau ngày đầu.'),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.UniqueConstraint(fields=('period', 'key'), name='reports_indicator_once_a_period'),
        ),
        migrations.AddConstraint(
            model_name='reportreminder',
            constraint=models.UniqueConstraint(condition=models.Q(('days_before__isnull', False)), fields=('period', 'unit', 'last_day', 'days_before'), name='reports_reminded_once'),
        ),
        migrations.AddConstraint(
            model_name='summary',
            constraint=models.CheckConstraint(condition=models.Q(('released_by__isnull', True), models.Q(('released_by', models.F('made_by')), _negated=True), _connector='OR'), name='reports_four_eyes'),
        ),
        migrations.AddConstraint(
            model_name='unitreport',
            constraint=models.UniqueConstraint(fields=('period', 'unit'), name='reports_one_per_unit'),
        ),
        migrations.AddConstraint(
            model_name='reportsubmission',
            constraint=models.UniqueConstraint(fields=('report', 'number'), name='reports_submission_number'),
        ),
        migrations.AddConstraint(
            model_name='passage',
            constraint=models.UniqueConstraint(fields=('report', 'section'), name='reports_one_passage'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.UniqueConstraint(fields=('report', 'indicator'), name='reports_one_figure'),
        ),
    ]
