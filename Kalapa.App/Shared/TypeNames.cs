using Kalapa.App.Localisation;
using Kalapa.Domain.Papers;

namespace Kalapa.App.Shared;

/// <summary>Permit types as people call them; a code alone is for the machine.</summary>
public static class TypeNames
{
    /// <summary>The types' names in the reader's language, the base type first.</summary>
    public static string Of(IEnumerable<string> codes) => string.Join(" + ", codes.Select(Of));

    private static string Of(string code)
    {
        var type = PermitCatalogue.Default.Type(code);
        return Language.Current == Language.English ? type.NameEn : type.NameId;
    }
}
