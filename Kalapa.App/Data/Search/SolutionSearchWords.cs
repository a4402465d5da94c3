using Kalapa.Domain.Solutions;
using Kalapa.Domain.Text;

namespace Kalapa.App.Data.Search;

/// <summary>
/// The words of a solution's <see cref="SolutionSearchText"/>. The first says who may find it, so that a query for clients cannot come upon what is for staff (rule 15). The
/// others begin with a mark that makes them long enough for MySQL's index.
/// </summary>
internal static class SolutionSearchWords
{
    /// <summary>Published, for clients (O66).</summary>
    public const string ForClients = "qsc";

    /// <summary>Published, for staff alone (O67).</summary>
    public const string ForStaff = "qss";

    /// <summary>A draft, or retired (O67).</summary>
    public const string Unpublished = "qsd";

    /// <summary>Begins every word of the text.</summary>
    public const string Mark = "qw";

    /// <summary>Everything a solution is found by, in both languages.</summary>
    public static string Of(Solution solution)
    {
        var audience = solution.State != SolutionState.Published ? Unpublished : solution.Audience == SolutionAudience.Client ? ForClients : ForStaff;
        SolutionText[] texts = [solution.Indonesian, solution.English];
        var words = texts.SelectMany(text => TypedText.IndexWordsWithEndings(text.Title))
            .Concat(texts.SelectMany(text => TypedText.IndexWords(text.Symptoms)))
            .Concat(texts.SelectMany(text => TypedText.IndexWords(text.Steps)));
        return string.Join(' ', words.Distinct().Select(word => Mark + word).Prepend(audience));
    }
}
