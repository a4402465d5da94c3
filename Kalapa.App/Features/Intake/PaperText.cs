using Kalapa.App.Localisation;
using Kalapa.Domain.Papers;

namespace Kalapa.App.Features.Intake;

/// <summary>Words of the catalogue in the reader's language.</summary>
internal static class PaperText
{
    public static string Name(string requirement) =>
        PermitCatalogue.Default.Paper(requirement) is var paper && IsEnglish ? paper.NameEn : paper.NameId;

    public static string Of(Question question) => IsEnglish ? question.TextEn : question.TextId;

    public static string Of(Choice choice) => IsEnglish ? choice.TextEn : choice.TextId;

    private static bool IsEnglish => Language.Current == Language.English;
}
