using System.Globalization;
using System.Text;

namespace Kalapa.Domain.Text;

/// <summary>What a character is to somebody who reads it: nothing, space, a mark on another, or something that is seen.</summary>
internal static class RuneKinds
{
    /// <summary>Leaves no trace on paper and holds no place: format and control characters, fillers, what Unicode leaves unassigned.</summary>
    public static bool IsNothing(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => true,
        UnicodeCategory.Control => !IsSpace(rune),
        _ => IsFiller(rune.Value),
    };

    /// <summary>No text at all: what is left of half a pair (U+FFFD), and what Unicode promises never to use.</summary>
    public static bool IsBroken(Rune rune) => rune == Rune.ReplacementChar || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;

    /// <summary>Parts words: any of Unicode's spaces, tabs and line ends.</summary>
    public static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value is 0x1C or 0x1D or 0x1E or 0x1F;

    /// <summary>Ends a line.</summary>
    public static bool IsLineEnd(Rune rune) => rune.Value is '\n' or '\r' or 0x0B or 0x0C or 0x85 or 0x2028 or 0x2029;

    /// <summary>Stands on or beside the character before it, and alone says nothing: accents, vowel signs, enclosing marks.</summary>
    public static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>Parts or joins words in print and is no part of them: punctuation and symbols, but for pictures, percent and underscore.</summary>
    public static bool IsPunctuation(Rune rune) => rune.Value is not ('%' or '_') && (Rune.IsPunctuation(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.ModifierSymbol);

    /// <summary>Chooses how the picture or the ideograph before it is drawn.</summary>
    public static bool IsVariation(Rune rune) => rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    /// <summary>A variation selector after <paramref name="before"/> changes what is seen.</summary>
    public static bool Varies(Rune before) =>
        Rune.GetUnicodeCategory(before) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol || IsIdeograph(before.Value);

    /// <summary>The zero width joiner and non-joiner, which shape some scripts and some pictures.</summary>
    public static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;

    /// <summary>A joiner beside <paramref name="rune"/> changes what is seen: Arabic, Indic and their kin, and pictures.</summary>
    public static bool IsShapedByJoiner(Rune rune) =>
        rune.Value is (>= 0x0600 and <= 0x08FF) or (>= 0x0900 and <= 0x0DFF) or (>= 0x0F00 and <= 0x109F) or (>= 0x1780 and <= 0x18AF)
            or (>= 0x1B00 and <= 0x1BFF) or (>= 0xA840 and <= 0xABFF) or (>= 0xFB50 and <= 0xFDFF) or (>= 0x11000 and <= 0x11FFF)
        || (Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol && rune.Value > 0xFF);

    private static bool IsIdeograph(int value) => value is (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    // Unicode's default ignorables that are neither Format nor unassigned, and the glyphs that are drawn as nothing.
    private static bool IsFiller(int value) => value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F)
        or 0x2800 or 0x3164 or 0xFFA0 or (>= 0xFFF0 and <= 0xFFFD) or 0x16FE4 or 0x1D159;
}
