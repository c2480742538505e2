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
            name='Way',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=60, unique=True, verbose_name='sự việc')),
                ('by_mail', models.BooleanField(default=True, verbose_name='gửi thư điện tử')),
                ('in_inbox', models.BooleanField(default=True, verbose_name='để vào hộp thư trên trang')),
                ('subject', models.CharField(blank=True, max_length=200, verbose_name='tiêu đề')),
                ('text', models.TextField(blank=True, max_length=5000, verbose_name='nội dung')),
                ('changed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc sửa')),
                ('changed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người sửa')),
            ],
            options={
                'verbose_name': 'cách báo',
                'verbose_name_plural': 'cách báo',
                'ordering': ['kind'],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(db_index=True, max_length=60, verbose_name='sự việc')),
                ('address', models.EmailField(max_length=254, verbose_name='thư điện tử')),
                ('subject', models.CharField(max_length=250, verbose_name='tiêu đề')),
                ('text', models.TextField(verbose_name='nội dung')),
                ('body', models.TextField(help_text='Nội dung với lời chào và lời cuối thư.', verbose_name='toàn văn thư')),
                ('about', models.CharField(blank=True, db_index=True, max_length=120, verbose_name='về hồ sơ')),
                ('url', models.CharField(blank=True, max_length=300, verbose_name='nơi xem')),
                ('queued_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc lập')),
                ('in_inbox', models.BooleanField(default=False, verbose_name='có trong hộp thư trên trang')),
                ('read_at', models.DateTimeField(blank=True, null=True, verbose_name='lúc mở xem')),
                ('by_mail', models.BooleanField(default=True, verbose_name='gửi qua thư điện tử')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='lúc gửi')),
                ('next_try_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, verbose_name='lần thử tới')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='số lần thử')),
                ('last_error', models.CharField(blank=True, max_length=300, verbose_name='lỗi lần cuối')),
                ('confidential', models.BooleanField(default=False, editable=False, verbose_name='giữ kín')),
                ('recipient', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='notices', to=settings.AUTH_USER_MODEL, verbose_name='người nhận')),
            ],
            options={
                'verbose_name': 'thông báo',
                'verbose_name_plural': 'thông báo',
                'ordering': ['-queued_at', '-pk'],
                'permissions': [('send_notice', 'Gửi lại thông báo')],
                'indexes': [models.Index(fields=['recipient', 'in_inbox', '-queued_at'], name='notices_inbox'), models.Index(condition=models.Q(('by_mail', True), ('sent_at__isnull', True)), fields=['queued_at'], name='notices_waiting')],
            },
        ),
        migrations.CreateModel(
            name='Refusal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=60, verbose_name='sự việc')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mail_refusals', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'không nhận thư',
                'verbose_name_plural': 'không nhận thư',
                'constraints': [models.UniqueConstraint(fields=('user', 'kind'), name='notices_refused_once')],
            },
        ),
        migrations.CreateModel(
            name='Told',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=60, verbose_name='sự việc')),
                ('key', models.CharField(max_length=120, verbose_name='về việc')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='lúc')),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='người nhận')),
            ],
            options={
                'verbose_name': 'lần đã báo',
                'verbose_name_plural': 'lần đã báo',
                'constraints': [models.UniqueConstraint(fields=('kind', 'key', 'recipient'), name='notices_told_once')],
            },
        ),
    ]
