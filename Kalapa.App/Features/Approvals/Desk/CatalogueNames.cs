using Kalapa.App.Localisation;
using Kalapa.Domain.Papers;

namespace Kalapa.App.Features.Approvals.Desk;

/// <summary>The catalogue's names in the reader's language.</summary>
public static class CatalogueNames
{
    /// <summary>Of a permit type.</summary>
    public static string OfType(string code)
    {
        var type = PermitCatalogue.Default.Type(code);
        return Language.Current == Language.English ? type.NameEn : type.NameId;
    }

    /// <summary>Of a paper.</summary>
    public static string OfPaper(string code)
    {
        var paper = PermitCatalogue.Default.Paper(code);
        return Language.Current == Language.English ? paper.NameEn : paper.NameId;
    }
}
