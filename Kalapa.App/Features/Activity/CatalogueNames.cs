using System.Globalization;
using Kalapa.Domain.Papers;

namespace Kalapa.App.Features.Activity;

/// <summary>Names of the catalogue in the reader's language.</summary>
internal static class CatalogueNames
{
    public static string Of(PermitType type) => IsEnglish ? type.NameEn : type.NameId;

    public static string Of(Paper paper) => IsEnglish ? paper.NameEn : paper.NameId;

    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
}
