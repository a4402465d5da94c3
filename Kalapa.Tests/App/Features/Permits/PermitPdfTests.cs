using System.Diagnostics;
using Kalapa.App.Features.Permits;
using Kalapa.App.Setup;
using Kalapa.Domain.Tickets;
using Kalapa.Tests.Domain.Permits;
using Kalapa.Tests.Support;
using UglyToad.PdfPig;
using Xunit;

namespace Kalapa.Tests.App.Features.Permits;

/// <summary>The printed permit, read back.</summary>
public sealed class PermitPdfTests
{
    private const string Address = "https://kalapa.example/cek/KLP-CBT-7Q4M9-XDT2K-E?r=1";

    [Fact]
    public void Everything_stands_on_it_in_both_languages()
    {
        var permit = PermitSamples.Issued();
        var branch = FoundingBranches.All().First();
        var ticket = Approved(Requests.Work() with { Racks = "R07, R08", Title = "Ganti switch" });

        var text = Read(PermitPdf.Draw(PermitSheet.Of(permit, ticket, branch, "PT Nusantara", Address)));

        string[] expected =
        [
            ticket.Number!, permit.Code, "IZIN MASUK DAN KERJA", "ENTRY AND WORK PERMIT",
            "Sen, 6 Jul 2026 09.00 – Rab, 8 Jul 2026 16.00 WIB", "Mon, 6 Jul 2026 09:00 – Wed, 8 Jul 2026 16:00 WIB",
            "08.00–17.00 WIB / 08:00–17:00 WIB", "Cibitung (CBT)", branch.Address, "PT Nusantara", "Ganti switch",
            "Data hall 1 (DH1)", "R07, R08", "wajib di Data hall 1 (DH1) / required in Data hall 1 (DH1)", branch.EmergencyPhone,
            "Ani", "PT Tamu", "Penanggung jawab / Lead", "KTP ····1234", "Citra", "Tamu / Guest", "(periksa usia / check age)",
            "Bukti asuransi atau BPJS Ketenagakerjaan / Proof of insurance", "1 × Server Dell R760 (S/N SN1)",
            "Tata tertib / House rules", "Show your original ID at the gate", Address,
        ];
        Assert.All(expected, part => Assert.Contains(Dense(part), text));
    }

    [Fact]
    public void Thirty_people_and_long_texts_stay_on_one_page_uncut()
    {
        var sheet = Crowded(30, equipment: 25);

        var text = Read(PermitPdf.Draw(sheet));

        Assert.All(sheet.People, person => Assert.Contains(Dense(string.Concat(person)), text));
        Assert.All(sheet.EquipmentIn, item => Assert.Contains(Dense(item), text));
        Assert.Contains(Dense(sheet.Conditions), text);
        Assert.DoesNotContain(Dense("lihat layar"), text);
    }

    [Theory]
    [InlineData(30, 600)]
    [InlineData(150, 5)]
    public void What_cannot_fit_says_how_much_is_left_out(int people, int equipment)
    {
        var text = Read(PermitPdf.Draw(Crowded(people, equipment)));

        Assert.Matches(@"\+\d+lagi,lihatlayar/\+\d+more,seescreen", text);
        Assert.Contains(Dense("Tata tertib / House rules"), text);
    }

    [Fact]
    public void A_name_the_font_cannot_draw_does_not_stop_the_permit()
    {
        var sheet = Crowded(1, 0) with
        {
            People = [["Łukasz Ōta 陳 😀 \ud800 \u0007 e\u0301", "Ελλάς Київ", "Tamu", "KTP"]],
            Conditions = string.Concat(Enumerable.Range(0x100, 0x100).Concat(Enumerable.Range(0x370, 0x90)).Select(letter => (char)letter)),
        };

        var text = Read(PermitPdf.Draw(sheet));

        Assert.Contains(Dense("Łukasz Ōta ? ? ? é"), text);
        Assert.Contains(Dense("Ελλάς Київ"), text);
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
            var page = Assert.Single(folder.GetFiles("page*.png"));

            Assert.Equal(Address, await Run(scan, "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", page.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static PermitSheet Crowded(int people, int equipment) => new("CBT-2607-00042-7", "KLP-CBT-7Q4M9-XDT2K-E", 1, Address)
    {
        Facts = PermitSheet.Of(
            PermitSamples.Issued(), Approved(Requests.Work() with { Racks = string.Join(", ", Enumerable.Range(1, 30).Select(rack => $"R{rack:00}")), Title = Long(190) }),
            FoundingBranches.All().First(), "PT Nusantara Instrumentasi dan Telekomunikasi Pratama Tbk", Address).Facts,
        People =
        [
            .. Enumerable.Range(1, people).Select(number => (string[])
                [$"Raden Mas Soerjo Adiningrat Kusumawijaya {number}", "PT Instrumentasi Pratama Nusantara", "Penanggung jawab / Lead", "Paspor / Passport ····1234"]),
        ],
        Conditions = Long(1500),
        Waivers = ["D13 Bukti asuransi / Proof of insurance"],
        EquipmentIn = [.. Enumerable.Range(1, equipment).Select(number => $"{number} × Server Dell PowerEdge R760 (S/N SN-{number:0000})")],
        EquipmentOut = ["2 × Switch Cisco C9300 (S/N FOC1)"],
    };

    private static Ticket Approved(RequestContent content) => new TicketBuilder(content).Supply("D01", "D02").Submit().Ticket;

    private static string Long(int length) => string.Concat(Enumerable.Repeat("Didampingi petugas setiap saat. ", 100))[..length];

    /// <summary>The one page's text, without the spaces that line breaks swallow.</summary>
    private static string Read(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        Assert.Equal(1, document.NumberOfPages);
        var page = document.GetPage(1);
        Assert.All(page.Letters, letter => Assert.True(letter.BoundingBox is { Left: > 30, Right: < 566, Bottom: > 15, Top: < 815 }, $"{letter.Value} is off the page"));
        return Dense(page.Text);
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
