using Kalapa.App.Localisation;
using Kalapa.Domain.Papers;

namespace Kalapa.App.Features.Tickets.Review;

/// <summary>A paper's name in the reader's language.</summary>
public static class PaperNames
{
    /// <summary>The name of the line's paper.</summary>
    public static string Of(PaperLine line)
    {
        var paper = PermitCatalogue.Default.Paper(line.Required.Slot.Requirement);
        return Language.Current == Language.English ? paper.NameEn : paper.NameId;
    }

    /// <summary>The name of a permit type.</summary>
    public static string OfType(string code)
    {
        var type = PermitCatalogue.Default.Type(code);
        return Language.Current == Language.English ? type.NameEn : type.NameId;
    }
}
