import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import registrations.awards.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('awards', '0001_initial'),
        ('consultations', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Watermark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('last_record', models.BigIntegerField(default=0)),
                ('last_event', models.BigIntegerField(default=0)),
                ('directory', models.JSONField(default=dict)),
                ('at', models.DateTimeField(null=True)),
            ],
            options={
                'verbose_name': 'mốc đã xét',
                'verbose_name_plural': 'mốc đã xét',
            },
        ),
        migrations.CreateModel(
            name='Apart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('ca-nhan', 'Cá nhân'), ('tap-the', 'Tập thể'), ('ho-gia-dinh', 'Hộ gia đình')], max_length=20, verbose_name='đối tượng')),
                ('name', models.CharField(max_length=500, verbose_name='tên')),
                ('why', models.CharField(blank=True, max_length=500, verbose_name='căn cứ')),
                ('decided_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='xác định lúc')),
                ('undone_at', models.DateTimeField(null=True, verbose_name='hủy lúc')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người xác định')),
            ],
            options={
                'verbose_name': 'xác định không cùng một người',
                'verbose_name_plural': 'xác định không cùng một người',
                'ordering': ['-decided_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Recipient',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=registrations.awards.models.new_public_id, editable=False, max_length=12, unique=True)),
                ('kind', models.CharField(choices=[('ca-nhan', 'Cá nhân'), ('tap-the', 'Tập thể'), ('ho-gia-dinh', 'Hộ gia đình')], max_length=20, verbose_name='đối tượng')),
                ('name', models.CharField(help_text='Tên hiện trên trang công khai.', max_length=500, verbose_name='họ tên, tên tập thể')),
                ('name_key', models.CharField(db_index=True, editable=False, max_length=500)),
                ('sort_key', models.CharField(editable=False, max_length=1000)),
                ('honorific', models.CharField(blank=True, max_length=20, verbose_name='danh xưng')),
                ('other_names', models.TextField(blank=True, help_text='Mỗi tên một dòng. Hiện trên trang công khai, dưới tên chính.', verbose_name='tên khác, tên cũ')),
                ('named_by_hand', models.BooleanField(default=False, editable=False)),
                ('birth_year', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(1850), django.core.validators.MaxValueValidator(2200)], verbose_name='năm sinh')),
                ('shows_birth_year', models.BooleanField(default=False, help_text='Chỉ chọn khi cần phân biệt với người khác cùng tên; bình thường năm sinh không công khai.', verbose_name='hiện năm sinh')),
                ('note', models.TextField(blank=True, help_text='Không hiện trên trang công khai.', verbose_name='ghi chú nội bộ')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('created_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('merged_into', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='recipients.recipient', verbose_name='đã gộp vào')),
            ],
            options={
                'verbose_name': 'người, tập thể được khen thưởng',
                'verbose_name_plural': 'người, tập thể được khen thưởng',
                'ordering': ['sort_key', 'pk'],
                'permissions': [('join_recipient', 'Được xác nhận, tách, gộp lượt khen thưởng của một người, một tập thể')],
            },
        ),
        migrations.CreateModel(
            name='RecipientNominee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('confirmed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='xác nhận lúc')),
                ('why', models.CharField(blank=True, max_length=500, verbose_name='căn cứ')),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người xác nhận')),
                ('nominee', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='recipient_link', to='consultations.nominee', verbose_name='trường hợp đề nghị')),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='nominee_links', to='recipients.recipient', verbose_name='người, tập thể')),
            ],
            options={
                'verbose_name': 'lần đề nghị đã xác nhận',
                'verbose_name_plural': 'lần đề nghị đã xác nhận',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='RecipientRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('confirmed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='xác nhận lúc')),
                ('why', models.CharField(blank=True, max_length=500, verbose_name='căn cứ')),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người xác nhận')),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='recipients.recipient', verbose_name='người, tập thể')),
                ('record', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='recipient_link', to='awards.awardrecord', verbose_name='lượt khen thưởng')),
            ],
            options={
                'verbose_name': 'lượt khen thưởng đã xác nhận',
                'verbose_name_plural': 'lượt khen thưởng đã xác nhận',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('xac-nhan', 'Xác nhận cùng một người, tập thể'), ('tach', 'Tách lượt khen thưởng'), ('gop', 'Gộp hai trang'), ('khong-cung', 'Xác định không cùng một người, tập thể'), ('noi-de-nghi', 'Nối với lần đề nghị'), ('go-de-nghi', 'Gỡ lần đề nghị'), ('hoan-tac', 'Hoàn tác')], max_length=20, verbose_name='việc')),
                ('name', models.CharField(max_length=500, verbose_name='tên')),
                ('why', models.CharField(blank=True, max_length=500, verbose_name='căn cứ')),
                ('before', models.JSONField(default=dict)),
                ('after', models.JSONField(default=dict)),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='lúc')),
                ('apart', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='recipients.apart')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người làm')),
                ('recipient', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='steps', to='recipients.recipient', verbose_name='người, tập thể')),
                ('undone_by', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='undoes', to='recipients.step')),
            ],
            options={
                'verbose_name': 'việc ghép, tách',
                'verbose_name_plural': 'nhật ký ghép, tách',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ApartRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('side', models.PositiveSmallIntegerField()),
                ('apart', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='recipients.apart')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='apart_members', to='awards.awardrecord')),
            ],
            options={
                'verbose_name': 'lượt được xác định là khác nhau',
                'verbose_name_plural': 'lượt được xác định là khác nhau',
                'ordering': ['apart', 'side', 'record'],
                'constraints': [models.UniqueConstraint(fields=('apart', 'record'), name='recipients_apart_record_once')],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fingerprint', models.CharField(max_length=64, unique=True)),
                ('kind', models.CharField(choices=[('ca-nhan', 'Cá nhân'), ('tap-the', 'Tập thể'), ('ho-gia-dinh', 'Hộ gia đình')], max_length=20, verbose_name='đối tượng')),
                ('name', models.CharField(max_length=500, verbose_name='tên')),
                ('name_key', models.CharField(db_index=True, max_length=500)),
                ('strength', models.PositiveSmallIntegerField(choices=[(3, 'Rất chắc'), (2, 'Khá chắc'), (1, 'Có thể')], verbose_name='mức chắc chắn')),
                ('reason', models.CharField(max_length=500, verbose_name='vì sao')),
                ('record_ids', models.JSONField(default=list)),
                ('first_year', models.PositiveSmallIntegerField(verbose_name='từ năm')),
                ('last_year', models.PositiveSmallIntegerField(verbose_name='đến năm')),
                ('postponed_at', models.DateTimeField(null=True, verbose_name='để sau lúc')),
                ('postponed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'đề xuất',
                'verbose_name_plural': 'đề xuất',
                'indexes': [models.Index(fields=['-strength', '-last_year', 'name_key'], name='recipients_worklist')],
            },
        ),
        migrations.AddConstraint(
            model_name='recipient',
            constraint=models.CheckConstraint(condition=models.Q(('merged_into', models.F('pk')), _negated=True), name='recipients_not_merged_into_itself'),
        ),
    ]
