namespace Kalapa.App.Features.Permits;

/// <summary>Breaks a text into lines: between words, and within a word that is longer than a line.</summary>
internal static class TextWrap
{
    /// <summary>The lines.</summary>
    /// <param name="text">One paragraph.</param>
    /// <param name="fits">Whether a line is short enough.</param>
    public static IEnumerable<string> Lines(string text, Func<string, bool> fits)
    {
        var line = "";
        foreach (var word in text.Split(' ').SelectMany(word => Pieces(word, fits)))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length == 0 || fits(longer))
            {
                line = longer;
                continue;
            }

            yield return line;
            line = word;
        }

        yield return line;
    }

    private static IEnumerable<string> Pieces(string word, Func<string, bool> fits)
    {
        while (word.Length > 1 && !fits(word))
        {
            var length = Enumerable.Range(1, word.Length - 1).TakeWhile(count => fits(word[..count])).LastOrDefault(1);
            yield return word[..length];
            word = word[length..];
        }

        yield return word;
    }
}
