using Kalapa.Domain.SupportRequests;

namespace Kalapa.App.Demo;

/// <summary>What people of a data centre's tenants typically report, ask or order, and what comes of it.</summary>
/// <param name="Title">One line.</param>
/// <param name="Category">A code of <see cref="SupportCatalogue"/>.</param>
/// <param name="Impact">How much is affected.</param>
/// <param name="Zone">Where inside; may be empty.</param>
/// <param name="Description">What is wrong.</param>
internal sealed record DemoFault(string Title, string Category, Impact Impact, string Zone, string Description)
{
    public static readonly DemoFault RackPower = new("Satu jalur daya di rak A-07 mati", "POWER.PDU", Impact.Degraded, "DH1", "PDU sisi B tidak menyala sejak pukul 02.00; seluruh server berjalan dari sisi A saja.")
    {
        Rack = "A-07",
        Device = "PDU sisi B",
        Tried = "Kabel daya PDU sudah dicabut dan dipasang kembali, tetap mati.",
        Outcome = SupportOutcome.Fixed,
        Cause = "Pemutus arus sisi B turun karena beban lebih sesaat.",
        Solution = "Pemutus arus sisi B kami naikkan kembali dan beban kedua sisi sudah seimbang.",
        Question = "Apakah lampu pada PDU sisi B mati seluruhnya atau berkedip merah?",
        Answer = "Mati seluruhnya, layarnya juga gelap.",
        Instruction = "Periksa pemutus arus sisi B rak A-07 di panel PDU, naikkan bila aman, lalu catat bebannya.",
        JobNote = "Pemutus arus sisi B turun; sudah dinaikkan, beban 11 A dan stabil.",
    };

    public static readonly DemoFault Outage = new("Rak B-02 mati total", "POWER.OUTAGE", Impact.Down, "DH1", "Kedua jalur daya mati bersamaan; layanan pembayaran kami berhenti.")
    {
        Rack = "B-02",
        Phone = "+62 811 5550 130",
        Outcome = SupportOutcome.Fixed,
        Cause = "Modul STS rak B-02 gagal berpindah.",
        Solution = "Modul STS sudah diganti dan kedua jalur diuji. Laporan penyebab kami kirim besok pagi.",
        Instruction = "Segera ke rak B-02: periksa STS dan kedua jalur daya, hubungi klien dari lokasi.",
        JobNote = "Modul STS diganti dengan cadangan; kedua jalur menyala pukul 10.12.",
    };

    public static readonly DemoFault HotAisle = new("Suhu rak C-11 naik terus", "COOLING.HOT", Impact.Degraded, "DH2", "Sensor inlet menunjukkan 31 °C sejak pagi dan kipas server berputar penuh.")
    {
        Rack = "C-11",
        Tried = "Panel penutup sudah kami periksa, lengkap.",
        Outcome = SupportOutcome.Workaround,
        Cause = "Satu unit pendingin lorong menunggu suku cadang.",
        Solution = "Ubin berlubang di depan rak sudah ditambah; suhu inlet kini 25 °C. Perbaikan unit pendingin menyusul.",
        Instruction = "Ukur suhu inlet rak C-11 dan tambah ubin berlubang di depannya.",
        JobNote = "Dua ubin berlubang dipasang; suhu turun dari 31 ke 25 °C dalam 20 menit.",
    };

    public static readonly DemoFault CrossConnect = new("Cross-connect ke operator putus-putus", "NETWORK.CROSSCONNECT", Impact.Degraded, "MMR", "Galat CRC naik tiap malam pada sambungan ke operator kedua.")
    {
        Device = "Patch panel MMR-2 port 14",
        Outcome = SupportOutcome.Fixed,
        Cause = "Konektor LC di patch panel kotor.",
        Solution = "Konektor dibersihkan dan diukur ulang; redaman kembali normal.",
        Question = "Sejak tanggal berapa galat CRC mulai terlihat?",
        Answer = "Sejak Senin lalu, setiap malam sekitar pukul 23.00.",
        Instruction = "Bersihkan dan ukur konektor MMR-2 port 14.",
        JobNote = "Konektor dibersihkan; redaman 0,4 dB, sebelumnya 2,1 dB.",
    };

    public static readonly DemoFault SlowNetwork = new("Koneksi lambat dari kantor pusat", "NETWORK.SLOW", Impact.Degraded, "", "Unduhan dari rak kami hanya 20 Mbps, biasanya 500 Mbps.")
    {
        Outcome = SupportOutcome.NoFault,
        Solution = "Jalur di sisi kami bersih: 940 Mbps sampai ke batas jaringan. Mohon periksa jalur di kantor Anda.",
        Question = "Ke alamat mana pengujian dilakukan?",
        Instruction = "Uji kecepatan dari port klien ke batas jaringan.",
        JobNote = "Terukur 940 Mbps dua arah, tidak ada galat.",
    };

    public static readonly DemoFault Badge = new("Kartu akses rekan kami ditolak", "ACCESS.BADGE", Impact.OneDevice, "LBY", "Kartu atas nama Agus ditolak pembaca di lobi sejak kemarin.")
    {
        Outcome = SupportOutcome.Fixed,
        Cause = "Masa berlaku kartu habis.",
        Solution = "Kartu sudah diperpanjang sampai akhir kontrak.",
        Question = "Berapa nomor yang tercetak di balik kartunya?",
        Answer = "Nomornya 004417.",
        Instruction = "Uji kartu 004417 di pembaca lobi.",
        JobNote = "Kartu terbaca dan pintu terbuka.",
    };

    public static readonly DemoFault Lock = new("Kunci pintu rak macet", "RACK.LOCK", Impact.OneDevice, "DH1", "Pegangan pintu belakang tidak dapat diputar.")
    {
        Rack = "A-08",
        Outcome = SupportOutcome.Fixed,
        Cause = "Silinder kunci aus.",
        Solution = "Silinder kunci sudah diganti; kunci baru dapat diambil di lobi.",
        Instruction = "Lumasi atau ganti silinder kunci pintu belakang rak A-08.",
        JobNote = "Silinder diganti, dua anak kunci dititipkan di lobi.",
    };

    public static readonly DemoFault LookAndPhotograph = new("Mohon foto lampu indikator server", "HANDS.LOOK", Impact.OneDevice, "DH1", "Server tidak menjawab dari jauh; kami perlu tahu lampu mana yang menyala.")
    {
        Rack = "A-08",
        Device = "HPE DL360, U14",
        Steps = "1. Buka pintu depan rak A-08\n2. Foto lampu indikator server di U14\n3. Kirim fotonya lewat percakapan",
        Outcome = SupportOutcome.Answered,
        Solution = "Lampu kesehatan berwarna kuning dan catu daya 2 mati; fotonya ada di percakapan.",
        Instruction = "Kerjakan langkah klien di rak A-08 dan catat warna lampunya.",
        JobNote = "Lampu kesehatan kuning, catu daya 2 mati, yang lain hijau.",
    };

    public static readonly DemoFault Restart = new("Mohon nyalakan ulang router", "HANDS.RESTART", Impact.Degraded, "DH2", "Router tidak dapat dijangkau setelah pembaruan semalam.")
    {
        Rack = "C-04",
        Device = "Router tepi, U40",
        Steps = "1. Cabut daya router di U40 selama 30 detik\n2. Pasang kembali\n3. Tunggu lampu SYS hijau",
        MayBeSwitchedOff = true,
        Outcome = SupportOutcome.Answered,
        Solution = "Router sudah dinyalakan ulang dan lampu SYS hijau.",
        Instruction = "Kerjakan langkah klien di rak C-04.",
        JobNote = "Dinyalakan ulang pukul 09.40; lampu SYS hijau setelah 4 menit.",
    };

    public static readonly DemoFault Disk = new("Hard disk server cadangan gagal", "RACK.ROOM", Impact.OneDevice, "DH1", "Lampu disk 3 merah; penggantinya akan kami bawa sendiri.")
    {
        Rack = "B-06",
        Device = "Dell R660, bay 3",
        Phone = "+62 811 5550 131",
        Outcome = SupportOutcome.Fixed,
        Cause = "Disk gagal (SMART).",
        Solution = "Disk sudah Anda ganti pada kunjungan dan susunan disk dibangun ulang.",
        Instruction = "Foto lampu disk di bay 3.",
        JobNote = "Lampu bay 3 merah, yang lain hijau.",
    };

    public static readonly DemoFault Psu = new("Catu daya server basis data berbunyi", "POWER.QUALITY", Impact.OneDevice, "DH1", "Catu daya kiri berbunyi dan panas; penggantinya sudah ada pada tim kami.")
    {
        Rack = "A-07",
        Device = "Dell R660, catu daya 1",
        Phone = "+62 811 5550 120",
        Tried = "Beban sudah dipindahkan ke catu daya kanan.",
        Outcome = SupportOutcome.Fixed,
        Cause = "Kipas catu daya aus.",
        Solution = "Catu daya sudah Anda ganti pada kunjungan; kedua jalur normal.",
        Instruction = "Periksa suhu catu daya kiri.",
        JobNote = "Suhu 61 °C, kipas berbunyi.",
    };

    public static readonly DemoFault Invoice = new("Tagihan listrik bulan ini berlipat", "BILLING.INVOICE", Impact.None, "", "Pemakaian kWh di tagihan dua kali angka di portal.")
    {
        Outcome = SupportOutcome.Answered,
        Solution = "Angkanya benar: rak kedua aktif sejak tanggal 3. Rinciannya kami kirim ke bagian keuangan Anda.",
        Question = "Nomor tagihan yang mana?",
        Answer = "INV/2611/0417.",
    };

    public static readonly DemoFault Discount = new("Minta potongan harga daya", "BILLING.CONTRACT", Impact.None, "", "Kami ingin tarif baru sebelum kontrak berakhir.")
    {
        Outcome = SupportOutcome.Declined,
        Solution = "Tarif tetap sampai kontrak berakhir. Manajer akun Anda menghubungi untuk perpanjangan.",
    };

    public static readonly DemoFault DockHours = new("Jam penerimaan barang di akhir pekan", "QUESTION", Impact.None, "", "Apakah loading dock menerima palet pada hari Sabtu?")
    {
        Outcome = SupportOutcome.Answered,
        Solution = "Ya, pukul 08.00–16.00, dengan izin kerja jenis pengiriman yang diajukan sehari sebelumnya.",
    };

    public static readonly DemoFault Noise = new("Alarm berbunyi di dekat rak kami", "COMPLAINT", Impact.None, "DH2", "Bunyi alarm terdengar di telepon setiap kali teknisi kami bekerja.")
    {
        Outcome = SupportOutcome.Fixed,
        Cause = "Baterai sensor pintu lemah.",
        Solution = "Baterai sensor pintu lorong sudah diganti.",
        Instruction = "Cari sumber bunyi di lorong C data hall 2.",
        JobNote = "Sensor pintu lorong C; baterainya diganti.",
    };

    /// <summary>What a simulated agent knows to say of a fault that is none of these: a person filed it.</summary>
    public static readonly DemoFault AnyOther = new("", "QUESTION", Impact.None, "", "")
    {
        Outcome = SupportOutcome.Answered,
        Instruction = "Mohon diperiksa di tempat dan tulis temuannya.",
        JobNote = "Diperiksa di tempat; tidak ada kelainan.",
        Solution = "Sudah kami periksa di tempat dan kami catat. Kabari kami bila masih terjadi.",
    };

    /// <summary>Those that the simulation's clients pick from.</summary>
    public static readonly IReadOnlyList<DemoFault> Everyday = [RackPower, HotAisle, CrossConnect, SlowNetwork, Badge, Lock, LookAndPhotograph, Disk, Invoice, DockHours, Noise];

    /// <summary>All that is told.</summary>
    public static readonly IReadOnlyList<DemoFault> All = [.. Everyday, Outage, Restart, Psu, Discount];

    /// <summary>The rack's label.</summary>
    public string Rack { get; init; } = "";

    /// <summary>The device in words.</summary>
    public string Device { get; init; } = "";

    /// <summary>A number to call back.</summary>
    public string Phone { get; init; } = "";

    /// <summary>What the client tried.</summary>
    public string Tried { get; init; } = "";

    /// <summary>What Kalapa's people shall do by hand, one step a line.</summary>
    public string Steps { get; init; } = "";

    /// <summary>The equipment may be switched off for it.</summary>
    public bool MayBeSwitchedOff { get; init; }

    /// <summary>What the owner asks the client.</summary>
    public string Question { get; init; } = "Sejak kapan, dan apakah terjadi terus-menerus?";

    /// <summary>The client's answer.</summary>
    public string Answer { get; init; } = "Sejak kemarin sore, terus-menerus.";

    /// <summary>What the branch is asked to do; empty when it can do nothing about it.</summary>
    public string Instruction { get; init; } = "";

    /// <summary>What the branch did.</summary>
    public string JobNote { get; init; } = "Sudah dikerjakan.";

    /// <summary>What came of it.</summary>
    public required SupportOutcome Outcome { get; init; }

    /// <summary>Why it happened; may be empty.</summary>
    public string Cause { get; init; } = "";

    /// <summary>What the client reads in the end.</summary>
    public required string Solution { get; init; }

    /// <summary>As a client types it; the consent to hands-on work is given apart.</summary>
    public SupportDetails Details(DateTimeOffset since, string contact) => new()
    {
        Title = Title,
        Category = Category,
        Impact = Impact,
        Zone = Zone,
        Rack = Rack,
        Device = Device,
        Since = Impact == Impact.None ? null : since,
        Description = Description,
        TriedAlready = Tried,
        CallbackPhone = Phone,
        HandsOn = SupportCatalogue.IsHandsOn(Category) ? new() { Steps = Steps, MayBeSwitchedOff = MayBeSwitchedOff, Contact = contact } : null,
    };
}
