using System.Globalization;

namespace Kalapa.App.Files;

/// <summary>A name fit to be shown and to stand in a header.</summary>
public static class FileNames
{
    private const int Longest = 120;

    /// <summary>Without folders, control and direction marks; cut, with its ending kept.</summary>
    public static string Shown(string name)
    {
        var bare = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(bare.Where(IsShown)).Trim().TrimEnd('.');
        if (clean.Length <= Longest)
        {
            return clean.Length == 0 ? "berkas" : clean;
        }

        var ending = Path.GetExtension(clean);
        return ending.Length is > 0 and <= 10 ? clean[..(Longest - ending.Length)] + ending : clean[..Longest];
    }

    private static bool IsShown(char letter) =>
        !char.IsControl(letter) && char.GetUnicodeCategory(letter) is not (UnicodeCategory.Format or UnicodeCategory.Surrogate);
}
