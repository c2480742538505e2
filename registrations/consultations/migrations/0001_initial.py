import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('nominations', '0001_initial'),
        ('privacy', '0001_initial'),
        ('titles', '0001_initial'),
        ('units', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Consultation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('de-nghi-khen-thuong', 'Danh sách đề nghị khen thưởng')], default='de-nghi-khen-thuong', max_length=30, verbose_name='loại')),
                ('title', models.CharField(max_length=250, verbose_name='tiêu đề')),
                ('slug', models.SlugField(editable=False, max_length=120, unique=True, verbose_name='tên trong địa chỉ')),
                ('lead', models.TextField(blank=True, default='Mời công dân, cơ quan, tổ chức xem thành tích và cho ý kiến trước khi Hội đồng họp xét.', verbose_name='lời mời')),
                ('proposing_body', models.CharField(max_length=200, verbose_name='cơ quan trình')),
                ('submission_number', models.CharField(max_length=60, verbose_name='số tờ trình')),
                ('submitted_on', models.DateField(verbose_name='ngày tờ trình')),
                ('legal_basis', models.TextField(blank=True, help_text='Bỏ trống thì lấy từ danh mục danh hiệu.', verbose_name='căn cứ pháp lý')),
                ('council_meets_on', models.DateField(blank=True, null=True, verbose_name='Hội đồng dự kiến họp')),
                ('other_ways', models.TextField(blank=True, default='Gửi thư hoặc nộp trực tiếp tại cơ quan thường trực của Hội đồng. Ghi rõ họ tên, địa chỉ và ký tên.', help_text='Địa chỉ, điện thoại của cơ quan thường trực; không ghi số riêng của cá nhân.', verbose_name='cách gửi khác')),
                ('opens_on', models.DateField(blank=True, help_text='Ngày thông báo; ngày này không tính.', null=True, verbose_name='ngày mở')),
                ('working_days', models.PositiveSmallIntegerField(default=10, verbose_name='số ngày làm việc')),
                ('identity', models.CharField(choices=[('bat-buoc', 'Bắt buộc họ tên, điện thoại, địa chỉ'), ('khong-bat-buoc', 'Không bắt buộc; ý kiến không ghi tên chỉ để tham khảo')], default='khong-bat-buoc', max_length=20, verbose_name='thông tin người gửi')),
                ('opened_at', models.DateTimeField(editable=False, null=True, verbose_name='lúc duyệt mở')),
                ('opens_at', models.DateTimeField(db_index=True, editable=False, null=True, verbose_name='bắt đầu nhận')),
                ('closes_at', models.DateTimeField(db_index=True, editable=False, null=True, verbose_name='ngừng nhận')),
                ('text_hash', models.CharField(blank=True, editable=False, max_length=64, verbose_name='mã kiểm chứng nội dung')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='lúc tạo')),
                ('consent', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='privacy.consenttext', verbose_name='lời đồng ý xử lý dữ liệu')),
                ('opened_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người mở')),
                ('organising_body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consultations', to='units.organisingbody', verbose_name='Hội đồng')),
            ],
            options={
                'verbose_name': 'cuộc lấy ý kiến',
                'verbose_name_plural': 'cuộc lấy ý kiến',
                'ordering': ['-opens_on', '-pk'],
                'permissions': [('open_consultation', 'Duyệt mở cuộc lấy ý kiến'), ('publish_outcome', 'Công bố kết quả lấy ý kiến')],
            },
        ),
        migrations.CreateModel(
            name='Nominee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.PositiveSmallIntegerField(blank=True, editable=False, null=True, verbose_name='thứ tự')),
                ('address', models.CharField(blank=True, choices=[('ong', 'Ông'), ('ba', 'Bà'), ('', 'Không ghi')], default='', max_length=4, verbose_name='cách xưng')),
                ('name', models.CharField(max_length=200, verbose_name='họ tên hoặc tên tập thể')),
                ('kind', models.CharField(choices=[('ca-nhan', 'Cá nhân'), ('tap-the', 'Tập thể'), ('ho-gia-dinh', 'Hộ gia đình')], default='ca-nhan', max_length=15, verbose_name='đối tượng')),
                ('birth_year', models.PositiveSmallIntegerField(blank=True, help_text='Chỉ ghi khi cần phân biệt hai người cùng tên.', null=True, verbose_name='năm sinh')),
                ('position', models.CharField(blank=True, max_length=200, verbose_name='chức vụ, nghề nghiệp')),
                ('unit', models.CharField(blank=True, max_length=250, verbose_name='đơn vị công tác')),
                ('place', models.CharField(blank=True, max_length=250, verbose_name='nơi ở hoặc trụ sở hiện nay')),
                ('place_old', models.CharField(blank=True, max_length=250, verbose_name='tên địa danh trước đây')),
                ('award_class', models.CharField(blank=True, choices=[('nhat', 'hạng Nhất'), ('nhi', 'hạng Nhì'), ('ba', 'hạng Ba')], max_length=10, verbose_name='hạng')),
                ('merit', models.TextField(blank=True, verbose_name='tóm tắt thành tích')),
                ('period', models.CharField(blank=True, max_length=100, verbose_name='thời gian lập thành tích')),
                ('is_public', models.BooleanField(default=True, help_text='Bỏ dấu nếu hồ sơ không được công khai.', verbose_name='được công khai')),
                ('withdrawn_at', models.DateTimeField(editable=False, null=True, verbose_name='lúc rút')),
                ('withdrawn_reason', models.CharField(blank=True, editable=False, max_length=500, verbose_name='lý do rút')),
                ('case', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='nominees', to='nominations.case', verbose_name='từ đề nghị')),
                ('consultation', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='nominees', to='consultations.consultation', verbose_name='cuộc lấy ý kiến')),
                ('title', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='titles.title', verbose_name='danh hiệu, hình thức đề nghị')),
            ],
            options={
                'verbose_name': 'trường hợp đề nghị',
                'verbose_name_plural': 'danh sách đề nghị',
                'ordering': ['sort_order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('dinh-chinh', 'Đính chính'), ('rut-de-nghi', 'Rút đề nghị'), ('keo-dai', 'Kéo dài thời hạn')], max_length=15, verbose_name='loại')),
                ('field', models.CharField(blank=True, max_length=60, verbose_name='mục')),
                ('before', models.TextField(blank=True, verbose_name='trước')),
                ('after', models.TextField(blank=True, verbose_name='sau')),
                ('reason', models.CharField(max_length=500, verbose_name='lý do')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người ghi')),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='consultations.consultation', verbose_name='cuộc lấy ý kiến')),
                ('nominee', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='consultations.nominee', verbose_name='trường hợp')),
            ],
            options={
                'verbose_name': 'điều chỉnh',
                'verbose_name_plural': 'các điều chỉnh',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Outcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('conclusions', models.TextField(verbose_name='kết luận')),
                ('total', models.PositiveIntegerField(verbose_name='tổng số ý kiến')),
                ('agree', models.PositiveIntegerField(verbose_name='nhất trí')),
                ('against', models.PositiveIntegerField(verbose_name='không nhất trí')),
                ('other', models.PositiveIntegerField(verbose_name='ý kiến khác')),
                ('anonymous', models.PositiveIntegerField(verbose_name='không ghi tên')),
                ('published_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc công bố')),
                ('consultation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='outcome', to='consultations.consultation', verbose_name='cuộc lấy ý kiến')),
                ('published_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người công bố')),
            ],
            options={
                'verbose_name': 'kết quả lấy ý kiến',
                'verbose_name_plural': 'kết quả lấy ý kiến',
            },
        ),
        migrations.AddConstraint(
            model_name='consultation',
            constraint=models.CheckConstraint(condition=models.Q(('opened_at__isnull', True), models.Q(('closes_at__gt', models.F('opens_at')), ('opened_by__isnull', False), ('opens_at__isnull', False)), _connector='OR'), name='consultations_opened_has_window'),
        ),
    ]
