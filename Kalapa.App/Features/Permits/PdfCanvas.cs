using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.TrueType;
using UglyToad.PdfPig.Fonts.TrueType.Parser;
using UglyToad.PdfPig.Writer;

namespace Kalapa.App.Features.Permits;

/// <summary>
/// One A4 page to draw on, in points from its top left corner, with searchable text in the font that is shipped along.
/// The only class that knows how a PDF is made.
/// </summary>
public sealed class PdfCanvas : IDisposable
{
    /// <summary>Width of the page.</summary>
    public const double Width = 595;

    /// <summary>Height of the page.</summary>
    public const double Height = 842;

    // A font written this way has one byte for a character; a text in more scripts than that is nobody's name.
    private const int MaxCharacters = 200;

    private static readonly Font Regular = new("NotoSans-Regular.ttf");
    private static readonly Font Bold = new("NotoSans-Bold.ttf");

    private readonly PdfDocumentBuilder _document = new();
    private readonly PdfPageBuilder _page;
    private readonly Dictionary<Font, PdfDocumentBuilder.AddedFont> _fonts = [];
    private readonly Dictionary<Font, HashSet<char>> _written = [];

    /// <param name="title">Shown as the window's title and found by search.</param>
    public PdfCanvas(string title)
    {
        _document.DocumentInformation.Title = title;
        _document.DocumentInformation.Creator = "Kalapa";
        _page = _document.AddPage(PageSize.A4);
        foreach (var font in (Font[])[Regular, Bold])
        {
            _fonts[font] = _document.AddTrueTypeFont(font.Bytes);
            _written[font] = [];
        }
    }

    /// <summary>How wide a line of text will be.</summary>
    public static double Measure(string text, double size, bool bold = false)
    {
        var font = bold ? Bold : Regular;
        return font.Drawable(text).Sum(font.Advance) * size;
    }

    /// <summary>Writes one line; what the font cannot draw becomes a question mark.</summary>
    /// <param name="text">The line.</param>
    /// <param name="x">Where it begins.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="size">Of the font.</param>
    /// <param name="bold">Heavy.</param>
    /// <param name="grey">0 for black, 255 for white.</param>
    public void Text(string text, double x, double y, double size, bool bold = false, byte grey = 0)
    {
        var font = bold ? Bold : Regular;
        var written = _written[font];
        var line = string.Concat(font.Drawable(text).Select(letter =>
            written.Contains(letter) || (written.Count < MaxCharacters && written.Add(letter)) ? letter : '?'));
        if (line.Length > 0)
        {
            _page.SetTextAndFillColor(grey, grey, grey);
            _page.AddText(line, size, new PdfPoint(x, Height - y), _fonts[font]);
        }
    }

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

        public IEnumerable<char> Drawable(string text) => string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormC).EnumerateRunes()
            .Where(rune => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format))
            .Select(rune => rune.IsBmp && Glyph((char)rune.Value) != 0 ? (char)rune.Value : '?');

        public double Advance(char letter) => _advances.GetOrAdd(letter, drawn =>
            _font.TryGetAdvanceWidth(drawn, Glyph, out var width) ? width / _font.GetUnitsPerEm() : 0.5);

        private int? Glyph(int letter) => _font.WindowsUnicodeCMap.CharacterCodeToGlyphIndex(letter);
    }
}
