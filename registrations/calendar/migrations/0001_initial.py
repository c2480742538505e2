import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CalendarDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('date', models.DateField(verbose_name='ngày')),
                ('kind', models.CharField(choices=[('holiday', 'Nghỉ lễ, tết'), ('compensation', 'Nghỉ bù'), ('swap', 'Hoán đổi ngày làm việc'), ('closure', 'Cơ quan nghỉ'), ('worked', 'Vẫn làm việc, không theo ngày nghỉ được đề xuất')], default='closure', max_length=20, verbose_name='loại')),
                ('works', models.BooleanField(default=False, help_text='Đánh dấu nếu ngày này có làm việc, ví dụ thứ Bảy làm bù.', verbose_name='là ngày làm việc')),
                ('reason', models.CharField(help_text='Hiện trên trang lấy ý kiến, ví dụ: Tết Nguyên đán.', max_length=200, verbose_name='lý do')),
                ('source', models.CharField(blank=True, help_text='Văn bản quy định ngày nghỉ hoặc làm bù.', max_length=300, verbose_name='căn cứ')),
                ('scope', models.SlugField(blank=True, help_text='Bỏ trống: áp dụng chung. Hoặc mã của một Hội đồng.', max_length=80, verbose_name='phạm vi')),
                ('verified', models.BooleanField(default=True, verbose_name='đã đối chiếu văn bản gốc')),
            ],
            options={
                'verbose_name': 'ngày trong lịch làm việc',
                'verbose_name_plural': 'lịch làm việc',
                'ordering': ['-date', 'scope'],
                'constraints': [models.UniqueConstraint(fields=('date', 'scope'), name='calendar_one_row_per_day_and_scope', violation_error_message='Ngày này đã có trong lịch của phạm vi đó. Mời sửa dòng đã có.')],
            },
        ),
        migrations.CreateModel(
            name='CalendarYear',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(unique=True, verbose_name='năm')),
                ('source', models.CharField(help_text='Văn bản thông báo ngày nghỉ và hoán đổi của năm.', max_length=300, verbose_name='căn cứ')),
                ('decided_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='đối chiếu lúc')),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người đối chiếu')),
            ],
            options={
                'verbose_name': 'năm đã đối chiếu lịch',
                'verbose_name_plural': 'các năm đã đối chiếu lịch',
                'ordering': ['-year'],
            },
        ),
    ]
