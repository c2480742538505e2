import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('receipts', '0001_initial'),
        ('signing', '0001_initial'),
        ('units', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Initiative',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('year', models.PositiveSmallIntegerField(db_index=True, verbose_name='năm')),
                ('title', models.CharField(blank=True, max_length=300, verbose_name='tên sáng kiến')),
                ('field', models.CharField(blank=True, choices=[('hanh-chinh', 'Quản lý nhà nước, cải cách hành chính'), ('chuyen-doi-so', 'Chuyển đổi số, công nghệ thông tin'), ('giao-duc', 'Giáo dục và đào tạo'), ('y-te', 'Y tế'), ('nong-nghiep', 'Nông nghiệp, nông thôn mới'), ('cong-nghiep', 'Công nghiệp, xây dựng, giao thông'), ('van-hoa', 'Văn hóa, thể thao, du lịch'), ('quoc-phong', 'Quốc phòng, an ninh'), ('dang-doan-the', 'Công tác Đảng, đoàn thể'), ('khac', 'Lĩnh vực khác')], max_length=20, verbose_name='lĩnh vực')),
                ('problem', models.TextField(blank=True, verbose_name='tình trạng trước khi có sáng kiến')),
                ('solution', models.TextField(blank=True, verbose_name='giải pháp, tính mới')),
                ('effect', models.TextField(blank=True, verbose_name='hiệu quả')),
                ('applied_where', models.CharField(blank=True, max_length=300, verbose_name='nơi đã áp dụng')),
                ('applied_from', models.DateField(blank=True, null=True, verbose_name='áp dụng từ ngày')),
                ('state', models.CharField(choices=[('nhap', 'Nháp'), ('da-gui', 'Đã gửi'), ('can-bo-sung', 'Cần bổ sung'), ('cong-nhan', 'Được công nhận'), ('khong-cong-nhan', 'Không được công nhận'), ('da-rut', 'Đã rút')], db_index=True, default='nhap', max_length=20, verbose_name='trạng thái')),
                ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='lúc gửi gần nhất')),
                ('decision_number', models.CharField(blank=True, max_length=60, verbose_name='số quyết định công nhận')),
                ('decided_on', models.DateField(blank=True, null=True, verbose_name='ngày quyết định')),
                ('decided_by', models.CharField(blank=True, max_length=200, verbose_name='cơ quan công nhận')),
                ('reach', models.CharField(blank=True, choices=[('co-so', 'Cấp cơ sở'), ('tinh', 'Cấp tỉnh'), ('toan-quoc', 'Toàn quốc')], max_length=20, verbose_name='phạm vi ảnh hưởng')),
                ('answer', models.TextField(blank=True, verbose_name='ý kiến của cơ quan thường trực')),
                ('is_public', models.BooleanField(default=True, verbose_name='được công khai')),
                ('folded', models.TextField(editable=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc sửa cuối')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='lúc tạo')),
                ('changed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người sửa cuối')),
                ('organising_body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='initiatives', to='units.organisingbody', verbose_name='hội đồng')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='initiatives', to='units.unit', verbose_name='đơn vị')),
            ],
            options={
                'verbose_name': 'sáng kiến',
                'verbose_name_plural': 'sáng kiến',
                'ordering': ['-year', '-created_at'],
                'permissions': [('judge_initiative', 'Trả lại, công nhận, không công nhận sáng kiến')],
            },
        ),
        migrations.CreateModel(
            name='Author',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(verbose_name='số')),
                ('name', models.CharField(max_length=150, verbose_name='họ và tên')),
                ('position', models.CharField(blank=True, max_length=250, verbose_name='chức vụ, nơi công tác')),
                ('share', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)], verbose_name='tỷ lệ đóng góp (%)')),
                ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='authors', to='initiatives.initiative', verbose_name='sáng kiến')),
            ],
            options={
                'verbose_name': 'tác giả',
                'verbose_name_plural': 'tác giả',
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Likeness',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('score', models.PositiveSmallIntegerField(verbose_name='mức giống (%)')),
                ('verdict', models.CharField(blank=True, choices=[('', 'Chưa xem'), ('trung', 'Trùng lặp'), ('mot-phan', 'Trùng một phần, có điểm mới'), ('khac', 'Không trùng')], max_length=10, verbose_name='kết luận')),
                ('note', models.TextField(blank=True, verbose_name='nhận xét')),
                ('judged_at', models.DateTimeField(null=True)),
                ('earlier', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='initiatives.initiative', verbose_name='sáng kiến có trước')),
                ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='likenesses', to='initiatives.initiative', verbose_name='sáng kiến')),
                ('judged_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'khả năng trùng lặp',
                'verbose_name_plural': 'khả năng trùng lặp',
                'ordering': ['-score', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='RegisterSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_public', models.BooleanField(default=False, help_text='Chỉ hiện tên, tác giả, đơn vị, năm và phạm vi ảnh hưởng.', verbose_name='công khai danh mục sáng kiến được công nhận')),
                ('organising_body', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='initiative_settings', to='units.organisingbody', verbose_name='hội đồng')),
            ],
            options={
                'verbose_name': 'công khai sáng kiến',
                'verbose_name_plural': 'công khai sáng kiến',
            },
        ),
        migrations.CreateModel(
            name='Shingle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.BigIntegerField()),
                ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shingles', to='initiatives.initiative')),
            ],
            options={
                'verbose_name': 'dấu của văn bản',
                'verbose_name_plural': 'dấu của văn bản',
            },
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='lần')),
                ('content', models.JSONField(verbose_name='nội dung')),
                ('form_key', models.UUIDField(unique=True, verbose_name='khóa của lần bấm gửi')),
                ('submitted_at', models.DateTimeField(verbose_name='lúc gửi')),
                ('confirmation', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='initiative_submission', to='signing.confirmation', verbose_name='cách xác nhận')),
                ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='initiatives.initiative')),
                ('receipt', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='initiative_submission', to='receipts.receipt')),
                ('submitted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người gửi')),
            ],
            options={
                'verbose_name': 'lần gửi sáng kiến',
                'verbose_name_plural': 'lần gửi sáng kiến',
                'ordering': ['-number'],
            },
        ),
        migrations.AddConstraint(
            model_name='initiative',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'cong-nhan'), _negated=True), models.Q(('decided_on__isnull', False), models.Q(('decision_number', ''), _negated=True), models.Q(('reach', ''), _negated=True)), _connector='OR'), name='initiative_recognised_by_decision', violation_error_message='Sáng kiến được công nhận cần số, ngày quyết định và phạm vi ảnh hưởng.'),
        ),
        migrations.AddConstraint(
            model_name='likeness',
            constraint=models.UniqueConstraint(fields=('initiative', 'earlier'), name='initiative_likeness_once'),
        ),
        migrations.AddConstraint(
            model_name='likeness',
            constraint=models.CheckConstraint(condition=models.Q(('initiative', models.F('earlier')), _negated=True), name='initiative_not_like_itself'),
        ),
        migrations.AddIndex(
            model_name='shingle',
            index=models.Index(fields=['value', 'initiative'], name='initiatives_value_123f83_idx'),
        ),
        migrations.AddConstraint(
            model_name='submission',
            constraint=models.UniqueConstraint(fields=('initiative', 'number'), name='initiative_submission_number'),
        ),
    ]
