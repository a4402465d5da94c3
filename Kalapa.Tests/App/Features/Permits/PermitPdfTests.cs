using System.Diagnostics;
using Kalapa.App.Features.Permits;
using Kalapa.App.Setup;
using Kalapa.Domain;
using Kalapa.Domain.Papers;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Kalapa.Tests.Domain.Permits;
using Kalapa.Tests.Support;
using UglyToad.PdfPig;
using Xunit;

namespace Kalapa.Tests.App.Features.Permits;

/// <summary>The printed permit, read back.</summary>
public sealed class PermitPdfTests
{
    private const string Number = "CBT-2607-00042-7";
    private const string Address = "https://kalapa.example/cek/KLP-CBT-7Q4M9-XDT2K-E?r=1";

    [Fact]
    public void Everything_stands_on_it_in_both_languages()
    {
        var (permit, snapshot) = Sample(Requests.Work() with
        {
            Types = ["WRK", "HOT"],
            Racks = "R07, R08",
            Title = "Ganti switch",
            Hazards = ["Percikan api"],
            Vehicles = [new("B 9012 KXT", "Truk"), new("B 1 A", "")],
        });

        var text = Read(PermitPdf.Draw(Sheet(permit, snapshot)));

        string[] expected =
        [
            Number, permit.Code, "IZIN MASUK DAN KERJA", "ENTRY AND WORK PERMIT",
            "Sen, 6 Jul 2026 09.00 – Rab, 8 Jul 2026 16.00 WIB", "Mon, 6 Jul 2026 09:00 – Wed, 8 Jul 2026 16:00 WIB",
            "08.00–17.00 WIB / 08:00–17:00 WIB", "Cibitung (CBT)", snapshot.BranchAddress, "PT Nusantara", "Ganti switch",
            "Data hall 1 (DH1)", "R07, R08", "wajib selama di dalam / required all the time inside", snapshot.EmergencyPhone,
            "WRK Pekerjaan risiko rendah di rak sendiri / Low-risk work in own rack", "HOT Pekerjaan panas / Hot work",
            "Disetujui oleh / Authorised by", "Sari", "Jum, 3 Jul 2026 10.00 WIB", "Fri, 3 Jul 2026 10:00 WIB", "0123456789abcdef",
            "Percikan api", "B 9012 KXT (Truk)", "B 1 A", "Lepas sepatu di ruang bersih",
            "Ani", "PT Tamu", "Penanggung jawab / Lead", "KTP ····1234", "Citra", "Tamu / Guest", "(periksa usia / check age)",
            "Bukti asuransi atau BPJS Ketenagakerjaan / Proof of insurance", "1 × Server Dell R760 (S/N SN1)",
            "Tata tertib / House rules", "Show your original ID at the gate", Address,
        ];
        Assert.All(expected, part => Assert.Contains(Dense(part), text));
        Assert.DoesNotContain("0123456789abcdef0", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Twelve_people_with_long_names_and_ten_lines_of_equipment_stay_on_one_page_uncut()
    {
        var sheet = Crowded(12, equipment: 10) with { Conditions = Long(300) };

        var text = Read(PermitPdf.Draw(sheet));

        Assert.All(sheet.People, person => Assert.Contains(Dense(string.Concat(person)), text));
        Assert.All(sheet.EquipmentIn, item => Assert.Contains(Dense(item), text));
        Assert.Contains(Dense(sheet.Conditions), text);
    }

    [Theory]
    [InlineData(20, 30)]
    [InlineData(30, 600)]
    [InlineData(150, 5)]
    public void What_is_too_long_for_a_page_goes_on_overleaf_and_nothing_is_left_out(int people, int equipment)
    {
        var sheet = Crowded(people, equipment);

        var pages = Pages(PermitPdf.Draw(sheet));

        Assert.InRange(pages.Count, 2, 8);
        Assert.All(pages.Select((text, index) => (text, index)), page =>
        {
            Assert.Contains("KLP-CBT-7Q4M9-XDT2K-E", page.text, StringComparison.Ordinal);
            Assert.Contains(Dense($"halaman {page.index + 1} dari {pages.Count} / page {page.index + 1} of {pages.Count}"), page.text, StringComparison.Ordinal);
        });
        var all = string.Concat(pages);
        Assert.All(sheet.People, person => Assert.Contains(Dense(string.Concat(person)), all, StringComparison.Ordinal));
        Assert.All(sheet.EquipmentIn.Concat(sheet.EquipmentOut), item => Assert.Contains($"{item[(item.IndexOf("S/N", StringComparison.Ordinal) + 4)..]}", all, StringComparison.Ordinal));
        Assert.Contains(Dense("Tata tertib / House rules"), pages[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_the_font_cannot_draw_does_not_stop_the_permit()
    {
        var sheet = Crowded(1, 0) with
        {
            People = [["Łukasz Ōta 陳 😀 \ud800 \u0007 e\u0301 (王小明)", "Ελλάς Київ", "Nguyễn Thị Ánh-Tuyết", "KTP"]],
            Conditions = string.Concat(Enumerable.Range(0x100, 0x100).Concat(Enumerable.Range(0x370, 0x90)).Select(letter => (char)letter)),
        };

        var text = Read(PermitPdf.Draw(sheet));

        Assert.Contains(Dense("Łukasz Ōta é") + Dense("Ελλάς"), text);
        Assert.Contains(Dense("Ελλάς Київ"), text);
        Assert.Contains(Dense("Nguyễn Thị Ánh-Tuyết"), text);
        Assert.DoesNotContain("?", text.Replace("?r=1", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("()", text, StringComparison.Ordinal);
        // More characters than one copy of the font holds.
        Assert.All(sheet.Conditions.Take(256), letter => Assert.Contains(letter, text));
    }

    [Fact]
    public async Task A_scanner_reads_the_address_of_the_check_page()
    {
        var (draw, scan) = (Machine.Find("pdftoppm"), Machine.Find("zbarimg"));
        Assert.SkipWhen(draw is null || scan is null,
            "The QR was not scanned, since pdftoppm or zbarimg is not installed. Debian and Ubuntu: apt-get install poppler-utils zbar-tools");
        var folder = Machine.NewFolder("kalapa-pdf-");
        try
        {
            var pdf = Path.Combine(folder.FullName, "permit.pdf");
            await File.WriteAllBytesAsync(pdf, PermitPdf.Draw(Crowded(30, equipment: 25)), TestContext.Current.CancellationToken);
            await Run(draw, "-r", "110", "-png", pdf, Path.Combine(folder.FullName, "page"));
            var page = folder.GetFiles("page*.png").OrderBy(file => file.Name, StringComparer.Ordinal).First();

            Assert.Equal(Address, await Run(scan, "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", page.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static PermitSheet Crowded(int people, int equipment) => new(Number, "KLP-CBT-7Q4M9-XDT2K-E", 1, Address)
    {
        Facts = Crowding().Facts,
        Hazards = ["Bising", "Debu"],
        Vehicles = ["B 9012 KXT (Truk)"],
        People =
        [
            .. Enumerable.Range(1, people).Select(number => (string[])
                [$"Raden Mas Soerjo Adiningrat Kusumawijaya Tirtonegoro Widodo {number:00}", "PT Instrumentasi Pratama Nusantara", "Penanggung jawab / Lead", "Paspor / Passport ····1234"]),
        ],
        Conditions = Long(1500),
        Waivers = ["D13 Bukti asuransi / Proof of insurance"],
        EquipmentIn = [.. Enumerable.Range(1, equipment).Select(number => $"{number} × Server Dell PowerEdge R760 (S/N SN-{number:0000})")],
        EquipmentOut = ["2 × Switch Cisco C9300 (S/N FOC1)"],
    };

    private static PermitSheet Crowding()
    {
        var (permit, snapshot) = Sample(Requests.Work() with { Racks = string.Join(", ", Enumerable.Range(1, 30).Select(rack => $"R{rack:00}")), Title = Long(190) });
        return Sheet(permit, snapshot with { Company = "PT Nusantara Instrumentasi dan Telekomunikasi Pratama Tbk" });
    }

    private static PermitSheet Sheet(Permit permit, PermitSnapshot snapshot) =>
        PermitSheet.Of(permit, snapshot, Number, PermitSamples.Cibitung.Clock, Address);

    /// <summary>The sample visit with other work, at a branch as they are founded.</summary>
    private static (Permit Permit, PermitSnapshot Snapshot) Sample(RequestContent work)
    {
        const string hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
        var sample = PermitSamples.Content();
        var request = PermitSamples.Request(work with { Window = sample.Window, Visitors = sample.Visitors, Equipment = sample.Equipment }, hash) with
        {
            SubmissionContext = new(FoundingBranches.All().First(), Requests.Nusantara(), PermitCatalogue.Default),
        };
        var permit = Permit.Issue(request, PermitSamples.Approved(conditions: "Lepas sepatu di ruang bersih", hash: hash), "KLP-CBT-7Q4M9-XDT2K-E", Actor.Kalapa, PermitSamples.Decided);
        return (permit, permit.Snapshot!);
    }

    private static string Long(int length) => string.Concat(Enumerable.Repeat("Didampingi petugas setiap saat. ", 100))[..length];

    /// <summary>The one page's text, without the spaces that line breaks swallow.</summary>
    private static string Read(byte[] pdf) => Assert.Single(Pages(pdf));

    private static IReadOnlyList<string> Pages(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(page =>
        {
            Assert.All(page.Letters, letter => Assert.True(letter.BoundingBox is { Left: > 30, Right: < 566, Bottom: > 15, Top: < 815 }, $"{letter.Value} is off the page"));
            return Dense(page.Text);
        })];
    }

    private static string Dense(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output.Trim();
    }
}
