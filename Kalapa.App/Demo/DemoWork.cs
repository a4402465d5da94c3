using Kalapa.Domain.PermitRequests;

namespace Kalapa.App.Demo;

/// <summary>What people of a data centre's tenants typically come for.</summary>
/// <param name="Title">One line.</param>
/// <param name="Purpose">Why.</param>
/// <param name="Answers">To the questions, such as <c>Q01=WRK</c>.</param>
/// <param name="Zones">Where inside.</param>
internal sealed record DemoWork(string Title, string Purpose, string[] Answers, string[] Zones)
{
    public static readonly DemoWork Audit = new("Audit rak tahunan", "Auditor memeriksa label, segel, dan daftar aset di rak kami.", ["Q01=VIS"], ["LBY", "DH1"]);
    public static readonly DemoWork Prospect = new("Kunjungan calon pelanggan", "Calon pelanggan melihat ruang data sebelum menandatangani kontrak.", ["Q01=VIS"], ["LBY", "DH1"]);
    public static readonly DemoWork Inspection = new("Inspeksi bulanan", "Pemeriksaan rutin suhu, lampu indikator, dan kerapian kabel.", ["Q01=VIS"], ["LBY", "DH2"]);
    public static readonly DemoWork Survey = new("Survei kapasitas daya", "Mengukur pemakaian daya sebelum menambah server.", ["Q01=VIS"], ["LBY", "DH1", "PWR"]);
    public static readonly DemoWork Memory = new("Tambah memori server", "Memori server basis data hampir penuh.", ["Q01=WRK"], ["LBY", "DH1"]);
    public static readonly DemoWork Disk = new("Penggantian hard disk", "Satu hard disk melaporkan galat SMART.", ["Q01=WRK", "Q03=yes"], ["LBY", "DH1"]);
    public static readonly DemoWork Patch = new("Ganti kabel patch", "Kabel patch lama sering putus sambung.", ["Q01=WRK"], ["LBY", "DH2"]);
    public static readonly DemoWork Switch = new("Pasang switch cadangan", "Switch kedua agar jaringan tidak bergantung pada satu perangkat.", ["Q01=WRK", "Q03=yes"], ["LBY", "DH1"]);
    public static readonly DemoWork Firmware = new("Perbarui firmware storage", "Pembaruan keamanan; layanan berpindah ke node kedua selama pekerjaan.", ["Q01=WRK", "Q05=yes"], ["LBY", "DH1"]);
    public static readonly DemoWork PowerFeed = new("Tambah jalur daya ke PDU", "Rak B-04 memerlukan jalur daya kedua.", ["Q01=WRK", "Q08=yes"], ["LBY", "DH1", "PWR"]);
    public static readonly DemoWork BringIn = new("Bawa masuk dua server", "Dua server baru untuk perluasan layanan.", ["Q01=EQP", "Q03=yes"], ["LBY", "STG", "DH1"]);
    public static readonly DemoWork TakeOut = new("Bawa keluar server lama", "Server yang sudah diganti dikembalikan ke gudang kami.", ["Q01=EQP", "Q04=yes"], ["LBY", "STG", "DH1"]);
    public static readonly DemoWork Ups = new("Pengiriman dua UPS", "Dua UPS dengan baterai pengganti.", ["Q01=DLV", "Q06=yes"], ["DCK"]);
    public static readonly DemoWork Rack = new("Pengiriman rak baru", "Satu rak 42U untuk perluasan.", ["Q01=DLV"], ["DCK"]);
    public static readonly DemoWork RackProject = new("Pemasangan rak dan PDU", "Kontraktor memasang dua rak baru lengkap dengan PDU.", ["Q01=PRJ", "Q02=yes", "Q03=yes"], ["LBY", "STG", "DH1"]);
    public static readonly DemoWork Fibre = new("Penarikan kabel fiber antar-hall", "Jalur fiber kedua di bawah lantai angkat.", ["Q01=PRJ", "Q02=yes", "Q10=yes"], ["LBY", "DH1", "DH2", "MMR"]);
    public static readonly DemoWork PowerSupply = new("Ganti catu daya yang mati", "Satu catu daya mati; yang kedua menanggung seluruh beban.", ["Q01=EMG"], ["LBY", "DH1"]);
    public static readonly DemoWork Uplink = new("Pulihkan uplink yang putus", "Uplink utama putus; pelanggan kami tidak terhubung.", ["Q01=EMG"], ["LBY", "MMR"]);

    public static readonly DemoWork Repair = new("Perbaikan setelah gangguan", "Perangkat yang dilaporkan diperbaiki di tempat.", ["Q01=WRK"], ["LBY", "DH1"]);
    public static readonly DemoWork UrgentRepair = Repair with { Answers = ["Q01=EMG"] };

    private const string WorkSteps = "1. Lapor di lobi dan tunjukkan kode izin\n2. Kerjakan di rak sendiri, didampingi bila diminta\n3. Rapikan area, periksa alarm, lapor selesai";

    /// <summary>The type the first answer chooses.</summary>
    public string Type => Answers[0][4..];

    /// <summary>Bound to no instant: an emergency starts when it is filed.</summary>
    public bool IsEmergency => Type == "EMG";

    /// <summary>Everything but when, who and the declarations.</summary>
    public RequestContent Content(string racks) => new()
    {
        Title = Title,
        Purpose = Purpose,
        WorkSteps = Type == "VIS" ? "" : WorkSteps,
        Answers = Answers.ToDictionary(answer => answer[..3], answer => answer[4..]),
        Zones = Zones,
        Racks = Zones.Contains("DCK") ? "" : racks,
        IncidentNumber = IsEmergency ? "INC-2611-014" : "",
        Vehicles = Type is "DLV" or "EQP" ? [new("B 9417 KLP", "Truk boks")] : [],
    };
}
