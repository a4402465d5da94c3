namespace Kalapa.App.Features.Permits;

/// <summary>
/// Draws a permit on one A4 page as long as it can be read: all of it gets smaller until it fits. What is longer than that goes on overleaf in
/// the usual size; nothing is ever left out.
/// </summary>
public static class PermitPdf
{
    private const double Largest = 10.5;
    private const double Smallest = 7;
    private const double Usual = 9;
    private const double Step = 0.5;

    /// <summary>The file.</summary>
    public static byte[] Draw(PermitSheet sheet)
    {
        var page = Fit(sheet);
        using var canvas = new PdfCanvas($"{sheet.Number} · {sheet.Code}");
        page.DrawOn(canvas);
        return canvas.ToBytes();
    }

    private static PermitPage Fit(PermitSheet sheet)
    {
        for (var size = Largest; size >= Smallest; size -= Step)
        {
            for (var columns = 1; columns <= 2; columns++)
            {
                if (new PermitPage(sheet, size, columns, flows: false) is { Fits: true } page)
                {
                    return page;
                }
            }
        }

        return new PermitPage(sheet, Usual, columns: 1, flows: true);
    }
}
