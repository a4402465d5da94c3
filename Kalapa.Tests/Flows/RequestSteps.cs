using Kalapa.Tests.Support;
using Kalapa.Tests.Support.Samples;
using Microsoft.Playwright;

namespace Kalapa.Tests.Flows;

/// <summary>How a client fills in the form, field by field, as a person does.</summary>
internal static class RequestSteps
{
    private static readonly FilePayload Letter = new() { Name = "surat-permohonan.pdf", MimeType = "application/pdf", Buffer = SmallPdf.Bytes };

    /// <summary>From the empty form to a request in the line; the answer is its number.</summary>
    /// <param name="page">The client's, anywhere.</param>
    /// <param name="title">One line that names the work.</param>
    /// <param name="start">As the branch's date field wants it.</param>
    /// <param name="end">Likewise.</param>
    public static async Task<string> FileEmergency(this IPage page, string title, string start, string end)
    {
        await page.Open("/permintaan/baru");
        await page.Test("branch-CBT").CheckAsync();
        await page.Test("create").ClickAsync();
        await page.Reaches("/isi");
        await page.IsReady();

        await page.Test("Q01-EMG").CheckAsync();
        await page.GoTo("jadwal");
        await page.Test("start").FillAsync(start);
        await page.Test("end").FillAsync(end);
        await page.Test("zone-DH1").CheckAsync();
        await page.GoTo("pekerjaan");
        await page.Test("title").FillAsync(title);
        await page.Test("purpose").FillAsync("Satu catu daya mati; yang kedua menanggung seluruh beban.");
        await page.Test("work-steps").FillAsync("1. Lapor di lobi\n2. Ganti modul\n3. Uji beban");
        await page.Test("incident").FillAsync("INC-2611-901");
        await page.GoTo("pengunjung");
        await page.AddVisitor(0, "Agus Santoso", "4417", "1988");
        await page.AddVisitor(1, "Dewi Anggraini", "9032", "1994");
        await page.GoTo("dokumen");
        await page.Test("slot-D01").Test("upload").SetInputFilesAsync(Letter);
        await page.Test("slot-D01").Test("file").WaitForAsync();
        await page.GoTo("periksa");
        await page.Test("declare-HouseRules").CheckAsync();
        await page.Test("declare-Privacy").CheckAsync();
        await page.Test("complete").WaitForAsync();
        await page.Test("submit").ClickAsync();
        await page.Test("turn").WaitForAsync();
        return (await page.Locator("h1").InnerTextAsync()).Trim();
    }

    private static async Task AddVisitor(this IPage page, int at, string name, string last4, string born)
    {
        await page.Test("add-visitor").PressAsync("Enter");
        var visitor = page.Test("visitor").Nth(at);
        await visitor.Test("visitor-name").FillAsync(name);
        await visitor.Test("visitor-last4").FillAsync(last4);
        await visitor.Test("visitor-birth-year").FillAsync(born);
        await visitor.Test("visitor-phone").FillAsync("+62 812 5550 101");
    }

    private static async Task GoTo(this IPage page, string step)
    {
        await page.Test($"step-{step}").ClickAsync();
        await page.Reaches($"langkah={step}");
    }
}
