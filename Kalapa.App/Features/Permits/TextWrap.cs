namespace Kalapa.App.Features.Permits;

/// <summary>Breaks a text into lines: between words, and within a word that is longer than a line.</summary>
internal static class TextWrap
{
    /// <summary>The lines. Each piece is measured once, so a long text costs no more than its length.</summary>
    /// <param name="text">One paragraph.</param>
    /// <param name="width">Of a line.</param>
    /// <param name="measure">How wide a piece is; what stands side by side adds up.</param>
    public static IEnumerable<string> Lines(string text, double width, Func<string, double> measure)
    {
        var space = measure(" ");
        List<string> line = [];
        var used = 0.0;
        foreach (var (piece, wide) in text.Split(' ').SelectMany(word => Pieces(word, width, measure)))
        {
            if (line.Count > 0 && used + space + wide > width)
            {
                yield return string.Join(' ', line);
                line.Clear();
                used = 0;
            }

            used += wide + (line.Count > 0 ? space : 0);
            line.Add(piece);
        }

        yield return string.Join(' ', line);
    }

    private static IEnumerable<(string Piece, double Width)> Pieces(string word, double width, Func<string, double> measure)
    {
        var whole = measure(word);
        if (whole <= width)
        {
            yield return (word, whole);
            yield break;
        }

        var (start, used) = (0, 0.0);
        for (var end = 0; end < word.Length; end++)
        {
            var wide = measure(word[end].ToString());
            if (end > start && used + wide > width)
            {
                yield return (word[start..end], used);
                (start, used) = (end, 0);
            }

            used += wide;
        }

        yield return (word[start..], used);
    }
}
