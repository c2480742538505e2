import django.db.models.deletion
import django.utils.timezone
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('attachments', '0001_initial'),
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
                ('kind', models.CharField(choices=[('de-nghi-khen-thuong', 'Danh sách đề nghị khen thưởng'), ('du-thao-van-ban', 'Dự thảo văn bản')], default='de-nghi-khen-thuong', editable=False, max_length=30, verbose_name='loại')),
                ('title', models.CharField(max_length=250, verbose_name='tiêu đề')),
                ('slug', models.SlugField(editable=False, max_length=120, unique=True, verbose_name='tên trong địa chỉ')),
                ('lead', models.TextField(blank=True, default='Mời công dân, cơ quan, tổ chức xem thành tích và cho ý kiến trước khi Hội đồng họp xét.', verbose_name='lời mời')),
                ('proposing_body', models.CharField(max_length=200, verbose_name='cơ quan trình')),
                ('submission_number', models.CharField(blank=True, max_length=60, verbose_name='số tờ trình')),
                ('submitted_on', models.DateField(blank=True, null=True, verbose_name='ngày tờ trình')),
                ('legal_basis', models.TextField(blank=True, help_text='Bỏ trống thì lấy từ danh mục danh hiệu.', verbose_name='căn cứ pháp lý')),
                ('council_meets_on', models.DateField(blank=True, null=True, verbose_name='Hội đồng dự kiến họp')),
                ('other_ways', models.TextField(blank=True, default='Gửi thư hoặc nộp trực tiếp tại cơ quan thường trực của Hội đồng. Ghi rõ họ tên, địa chỉ và ký tên.', help_text='Địa chỉ, điện thoại của cơ quan thường trực; không ghi số riêng của cá nhân.', verbose_name='cách gửi khác')),
                ('opens_on', models.DateField(blank=True, help_text='Ngày thông báo; ngày này không tính.', null=True, verbose_name='ngày mở')),
                ('working_days', models.PositiveSmallIntegerField(default=10, verbose_name='số ngày')),
                ('counting', models.CharField(choices=[('lam-viec', 'ngày làm việc'), ('lien-tuc', 'ngày, kể cả ngày nghỉ')], default='lam-viec', max_length=10, verbose_name='cách tính ngày')),
                ('identity', models.CharField(choices=[('bat-buoc', 'Bắt buộc họ tên, điện thoại, địa chỉ'), ('khong-bat-buoc', 'Không bắt buộc; ý kiến không ghi tên chỉ để tham khảo')], default='khong-bat-buoc', max_length=20, verbose_name='thông tin người gửi')),
                ('opened_at', models.DateTimeField(editable=False, null=True, verbose_name='lúc duyệt mở')),
                ('opens_at', models.DateTimeField(db_index=True, editable=False, null=True, verbose_name='bắt đầu nhận')),
                ('closes_at', models.DateTimeField(db_index=True, editable=False, null=True, verbose_name='ngừng nhận')),
                ('frozen', models.TextField(blank=True, editable=False, verbose_name='nội dung lúc mở')),
                ('text_hash', models.CharField(blank=True, editable=False, max_length=64, verbose_name='mã kiểm chứng nội dung')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='lúc tạo')),
                ('consent', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='privacy.consenttext', verbose_name='lời đồng ý xử lý dữ liệu')),
                ('drafters', models.ManyToManyField(editable=False, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người soạn')),
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
            name='DocumentRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, verbose_name='mã')),
                ('name', models.CharField(max_length=200, verbose_name='loại văn bản')),
                ('min_days', models.PositiveSmallIntegerField(verbose_name='số ngày tối thiểu')),
                ('counting', models.CharField(choices=[('lam-viec', 'ngày làm việc'), ('lien-tuc', 'ngày, kể cả ngày nghỉ')], default='lam-viec', max_length=10, verbose_name='cách tính ngày')),
                ('effective_from', models.DateField(verbose_name='hiệu lực từ')),
                ('effective_to', models.DateField(blank=True, help_text='Ngày đầu không còn áp dụng.', null=True, verbose_name='hết hiệu lực từ')),
                ('legal_source', models.CharField(blank=True, max_length=300, verbose_name='căn cứ')),
                ('verified', models.BooleanField(default=False, help_text='Căn cứ chỉ hiện công khai khi đã đối chiếu.', verbose_name='đã đối chiếu văn bản')),
            ],
            options={
                'verbose_name': 'thời hạn theo loại văn bản',
                'verbose_name_plural': 'thời hạn theo loại văn bản',
                'ordering': ['name', '-effective_from'],
                'constraints': [models.UniqueConstraint(fields=('code', 'effective_from'), name='consultations_one_rule_per_type_and_start', violation_error_message='Loại văn bản này đã có dòng bắt đầu từ ngày đó. Mời sửa dòng đã có.'), models.CheckConstraint(condition=models.Q(('effective_to__isnull', True), ('effective_to__gt', models.F('effective_from')), _connector='OR'), name='consultations_rule_span', violation_error_message='Ngày hết hiệu lực phải sau ngày bắt đầu hiệu lực.'), models.CheckConstraint(condition=models.Q(('min_days__gte', 1), ('min_days__lte', 250)), name='consultations_rule_days', violation_error_message='Số ngày tối thiểu cần từ 1 đến 250.')],
            },
        ),
        migrations.CreateModel(
            name='DraftDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=500, verbose_name='tên dự thảo')),
                ('drafting_body', models.CharField(max_length=200, verbose_name='cơ quan soạn thảo')),
                ('explanation', models.TextField(blank=True, verbose_name='thuyết minh, nội dung chính')),
                ('consultation', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='consultations.consultation', verbose_name='cuộc lấy ý kiến')),
                ('rule', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='consultations.documentrule', verbose_name='loại văn bản')),
            ],
            options={
                'verbose_name': 'dự thảo văn bản',
                'verbose_name_plural': 'dự thảo văn bản',
            },
        ),
        migrations.CreateModel(
            name='DraftFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('label', models.CharField(max_length=200, verbose_name='tên tệp trên trang')),
                ('text', models.TextField(blank=True, editable=False, verbose_name='nội dung đọc được')),
                ('sort_order', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='thứ tự')),
                ('attachment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='draft_file', to='attachments.attachment', verbose_name='tệp')),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='draft_files', to='consultations.consultation', verbose_name='cuộc lấy ý kiến')),
            ],
            options={
                'verbose_name': 'tệp của dự thảo',
                'verbose_name_plural': 'tệp của dự thảo',
                'ordering': ['sort_order', 'pk'],
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
                ('details_removed_at', models.DateTimeField(editable=False, null=True, verbose_name='lúc gỡ thông tin')),
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
            name='Outcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('conclusions', models.TextField(verbose_name='kết luận')),
                ('total', models.PositiveIntegerField(verbose_name='tổng số ý kiến')),
                ('agree', models.PositiveIntegerField(verbose_name='nhất trí')),
                ('against', models.PositiveIntegerField(verbose_name='không nhất trí')),
                ('other', models.PositiveIntegerField(verbose_name='ý kiến khác')),
                ('amend', models.PositiveIntegerField(default=0, verbose_name='đề nghị sửa đổi, bổ sung')),
                ('anonymous', models.PositiveIntegerField(verbose_name='không ghi tên')),
                ('paper', models.PositiveIntegerField(default=0, verbose_name='bản giấy')),
                ('set_aside', models.PositiveIntegerField(default=0, verbose_name='để riêng, không tính')),
                ('received', models.PositiveIntegerField(default=0, verbose_name='đã nhận')),
                ('unread', models.PositiveIntegerField(default=0, verbose_name='chưa xem xét xong')),
                ('unread_reason', models.CharField(blank=True, max_length=500, verbose_name='lý do')),
                ('lines', models.JSONField(blank=True, default=list, verbose_name='số theo từng trường hợp')),
                ('small_number', models.PositiveSmallIntegerField(default=0, verbose_name='số ý kiến ít, không tách')),
                ('content_hash', models.CharField(blank=True, max_length=64, verbose_name='mã kiểm chứng kết quả')),
                ('published_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc công bố')),
                ('consultation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='outcome', to='consultations.consultation', verbose_name='cuộc lấy ý kiến')),
                ('drafted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người soạn')),
                ('published_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người công bố')),
            ],
            options={
                'verbose_name': 'kết quả lấy ý kiến',
                'verbose_name_plural': 'kết quả lấy ý kiến',
            },
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.PositiveSmallIntegerField(blank=True, editable=False, null=True, verbose_name='thứ tự')),
                ('number', models.CharField(blank=True, help_text='Ví dụ: Điều 5, Mục II, Phụ lục 1.', max_length=40, verbose_name='số')),
                ('heading', models.CharField(blank=True, max_length=500, verbose_name='tên điều, mục')),
                ('text', models.TextField(blank=True, verbose_name='nội dung')),
                ('consultation', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='passages', to='consultations.consultation', verbose_name='cuộc lấy ý kiến')),
            ],
            options={
                'verbose_name': 'điều, mục của dự thảo',
                'verbose_name_plural': 'các điều, mục của dự thảo',
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
                ('passage', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='consultations.passage', verbose_name='điều, mục')),
            ],
            options={
                'verbose_name': 'điều chỉnh',
                'verbose_name_plural': 'các điều chỉnh',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='consultation',
            constraint=models.CheckConstraint(condition=models.Q(('opened_at__isnull', True), models.Q(('closes_at__gt', models.F('opens_at')), ('opened_by__isnull', False), ('opens_at__isnull', False)), _connector='OR'), name='consultations_opened_has_window'),
        ),
        migrations.AddConstraint(
            model_name='draftdocument',
            constraint=models.UniqueConstraint(fields=('consultation',), name='consultations_one_draft_each'),
        ),
    ]
