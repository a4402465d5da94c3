using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Kalapa.Domain.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.TrueType;
using UglyToad.PdfPig.Fonts.TrueType.Parser;
using UglyToad.PdfPig.Writer;

namespace Kalapa.App.Features.Permits;

/// <summary>
/// A4 pages to draw on, one after another, in points from the top left corner, with searchable text in the font that is shipped along.
/// The only class that knows how a PDF is made.
/// </summary>
public sealed partial class PdfCanvas : IDisposable
{
    /// <summary>Width of the page.</summary>
    public const double Width = 595;

    /// <summary>Height of the page.</summary>
    public const double Height = 842;

    // A font written this way has one byte for a character. Who needs more gets the font once more.
    private const int MaxCharacters = 200;

    private static readonly Font Regular = new("NotoSans-Regular.ttf");
    private static readonly Font Bold = new("NotoSans-Bold.ttf");

    private readonly PdfDocumentBuilder _document = new();
    private PdfPageBuilder _page;
    private readonly Dictionary<Font, List<(PdfDocumentBuilder.AddedFont Added, HashSet<char> Written)>> _fonts = [];

    /// <param name="title">Shown as the window's title and found by search.</param>
    public PdfCanvas(string title)
    {
        _document.DocumentInformation.Title = title;
        _document.DocumentInformation.Creator = "Kalapa";
        _page = _document.AddPage(PageSize.A4);
        foreach (var font in (Font[])[Regular, Bold])
        {
            _fonts[font] = [(_document.AddTrueTypeFont(font.Bytes), [])];
        }
    }

    /// <summary>How wide a line of text will be.</summary>
    public static double Measure(string text, double size, bool bold = false)
    {
        var font = bold ? Bold : Regular;
        return font.Drawable(text).Sum(font.Advance) * size;
    }

    /// <summary>
    /// Writes one line. What the font cannot draw (pictures, other scripts) is left out, never replaced by a sign that looks like a
    /// part of the name (R93): the form asks for a Latin spelling beside such a name.
    /// </summary>
    /// <param name="text">The line.</param>
    /// <param name="x">Where it begins.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="size">Of the font.</param>
    /// <param name="bold">Heavy.</param>
    /// <param name="grey">0 for black, 255 for white.</param>
    public void Text(string text, double x, double y, double size, bool bold = false, byte grey = 0)
    {
        var font = bold ? Bold : Regular;
        _page.SetTextAndFillColor(grey, grey, grey);
        foreach (var (part, added) in Parts(font, text))
        {
            _page.AddText(part, size, new PdfPoint(x, Height - y), added);
            x += Measure(part, size, bold);
        }
    }

    /// <summary>From here on the next page is drawn on.</summary>
    public void TurnPage() => _page = _document.AddPage(PageSize.A4);

    /// <summary>Fills a rectangle.</summary>
    public void Fill(double x, double y, double width, double height, byte grey = 0)
    {
        _page.SetTextAndFillColor(grey, grey, grey);
        _page.SetStrokeColor(grey, grey, grey);
        _page.DrawRectangle(new PdfPoint(x, Height - y - height), width, height, lineWidth: 0, fill: true);
    }

    /// <summary>The finished file.</summary>
    public byte[] ToBytes() => _document.Build();

    /// <inheritdoc/>
    public void Dispose() => _document.Dispose();

    // The line, cut where the font's next copy must take over.
    private IEnumerable<(string Part, PdfDocumentBuilder.AddedFont Added)> Parts(Font font, string text)
    {
        var (part, added) = (new StringBuilder(), _fonts[font][0].Added);
        // Where something was left out, neither two spaces nor empty brackets stay.
        foreach (var letter in Gap().Replace(font.Drawable(text), " ").Trim())
        {
            var next = CopyFor(font, letter);
            if (!ReferenceEquals(next, added) && part.Length > 0)
            {
                yield return (part.ToString(), added);
                part.Clear();
            }

            added = next;
            part.Append(letter);
        }

        if (part.Length > 0)
        {
            yield return (part.ToString(), added);
        }
    }

    private PdfDocumentBuilder.AddedFont CopyFor(Font font, char letter)
    {
        var copies = _fonts[font];
        foreach (var (added, written) in copies)
        {
            if (written.Contains(letter) || (written.Count < MaxCharacters && written.Add(letter)))
            {
                return added;
            }
        }

        copies.Add((_document.AddTrueTypeFont(font.Bytes), [letter]));
        return copies[^1].Added;
    }

    [GeneratedRegex(@"(\(\s*\))?\s+|\(\s*\)")]
    private static partial Regex Gap();

    private sealed class Font
    {
        private readonly TrueTypeFont _font;
        private readonly ConcurrentDictionary<char, double> _advances = new();

        public Font(string resource)
        {
            using var stream = typeof(PdfCanvas).Assembly.GetManifestResourceStream(resource)
                ?? throw new InvalidOperationException($"The font {resource} is not in the app.");
            Bytes = new byte[stream.Length];
            stream.ReadExactly(Bytes);
            _font = TrueTypeFontParser.Parse(new TrueTypeDataBytes(Bytes));
        }

        public byte[] Bytes { get; }

        // A piece of a line may be a space alone, which has a width.
        public string Drawable(string text) => string.Concat((TypedText.IsBlank(text) ? new string(' ', text.Count(letter => letter == ' ')) : TypedText.Line(text))
            .EnumerateRunes().Where(rune => rune.IsBmp && Glyph((char)rune.Value) is > 0));

        public double Advance(char letter) => _advances.GetOrAdd(letter, drawn =>
            _font.TryGetAdvanceWidth(drawn, Glyph, out var width) ? width / _font.GetUnitsPerEm() : 0.5);

        private int? Glyph(int letter) => _font.WindowsUnicodeCMap.CharacterCodeToGlyphIndex(letter);
    }
}
