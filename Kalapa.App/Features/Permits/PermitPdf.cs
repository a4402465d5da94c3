namespace Kalapa.App.Features.Permits;

/// <summary>
/// Draws a permit on one A4 page. All of it gets smaller until it fits; only what does not fit in the smallest print that can
/// still be read is cut, and says so.
/// </summary>
public static class PermitPdf
{
    private const double Largest = 10.5;
    private const double Smallest = 5.5;
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
        for (var size = Largest; size > Smallest; size -= Step)
        {
            if (new PermitPage(sheet, size, SheetLimits.None) is { Fits: true } page)
            {
                return page;
            }
        }

        var limits = SheetLimits.None;
        while (true)
        {
            var page = new PermitPage(sheet, Smallest, limits);
            if (page.Fits)
            {
                return page;
            }

            limits = limits.Tighter();
        }
    }
}

/// <summary>How much of what has no end of its own is printed.</summary>
/// <param name="Equipment">Lines each way.</param>
/// <param name="Text">Characters of the longest texts.</param>
/// <param name="People">Rows.</param>
internal sealed record SheetLimits(int Equipment, int Text, int People)
{
    /// <summary>All of it.</summary>
    public static SheetLimits None { get; } = new(int.MaxValue, int.MaxValue, int.MaxValue);

    // Equipment goes first, then words, and people last: the gate lets in by this list.
    public SheetLimits Tighter() => this switch
    {
        { Equipment: > 10 } => this with { Equipment = Math.Min(Equipment, 160) / 2 },
        { Text: > 300 } => this with { Text = Math.Min(Text, 4800) / 2 },
        _ => this with { People = Math.Min(People, 160) * 3 / 4, Equipment = Math.Min(Equipment, 5), Text = 150 },
    };
}
