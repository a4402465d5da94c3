using System.Globalization;
using System.Text;

namespace Kalapa.App.Demo;

/// <summary>The smallest honest PDF: one page, a heading and a few lines. Demo papers open like real ones.</summary>
internal static class DemoPdf
{
    /// <param name="heading">In large letters.</param>
    /// <param name="lines">Below it.</param>
    public static Stream Saying(string heading, params string[] lines)
    {
        var page = new StringBuilder($"BT /F1 18 Tf 60 770 Td ({Plain(heading)}) Tj ET\n0.6 w 60 758 m 535 758 l S\n");
        var height = 728;
        foreach (var line in lines)
        {
            page.Append(CultureInfo.InvariantCulture, $"BT /F1 11 Tf 60 {height} Td ({Plain(line)}) Tj ET\n");
            height -= 18;
        }

        return Page(page.ToString());
    }

    private static string Plain(string text) =>
        string.Concat(text.Where(letter => letter is >= ' ' and < '\x7f' and not ('(' or ')' or '\\')));

    private static MemoryStream Page(string page)
    {
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {page.Length} >>\nstream\n{page}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var index = 0; index < objects.Length; index++)
        {
            offsets.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{objects[index]}\nendobj\n");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        offsets.ForEach(offset => file.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        file.Append(CultureInfo.InvariantCulture, $"trailer << /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return new MemoryStream(Encoding.ASCII.GetBytes(file.ToString()));
    }
}
