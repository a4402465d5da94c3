namespace Kalapa.Domain.Codes;

/// <summary>
/// The 32 characters people do not mix up, with a Luhn mod 32 check character (product.md section 6). It catches every
/// single wrong character, and every swap of neighbours but that of 0 and Z.
/// </summary>
public static class CrockfordBase32
{
    /// <summary>Digits and letters without I, L, O and U.</summary>
    public const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The check character that follows <paramref name="text"/>.</summary>
    /// <exception cref="ArgumentException">A character is not of the alphabet.</exception>
    public static char CheckCharacter(ReadOnlySpan<char> text)
    {
        var sum = 0;
        var doubled = true;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            var value = Alphabet.IndexOf(text[i]);
            if (value < 0)
            {
                throw new ArgumentException($"'{text[i]}' is not a Crockford base32 character.", nameof(text));
            }

            if (doubled)
            {
                value *= 2;
            }

            sum += (value / Alphabet.Length) + (value % Alphabet.Length);
            doubled = !doubled;
        }

        return Alphabet[-sum & (Alphabet.Length - 1)];
    }

    /// <summary>What somebody who typed <paramref name="typed"/> meant: any case, I and L for 1, O for 0; null when it is none.</summary>
    public static char? Read(char typed)
    {
        var meant = char.ToUpperInvariant(typed) switch
        {
            'I' or 'L' => '1',
            'O' => '0',
            var other => other,
        };
        return Alphabet.Contains(meant) ? meant : null;
    }
}
