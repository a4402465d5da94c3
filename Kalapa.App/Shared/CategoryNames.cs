using Kalapa.Domain.SupportRequests;
using Microsoft.Extensions.Localization;

namespace Kalapa.App.Shared;

/// <summary>Categories of support requests as people call them.</summary>
internal static class CategoryNames
{
    /// <summary>Group and topic, such as "Power · Power is off"; a group that has no topics stands alone.</summary>
    /// <param name="code">A code of <see cref="SupportCatalogue"/>; empty while none is chosen.</param>
    /// <param name="words">In the reader's language.</param>
    public static string Of(string code, IStringLocalizer<SharedWords> words)
    {
        var group = SupportCatalogue.GroupOf(code);
        return code.Length == 0 ? "" : group == code ? words[$"Category.{code}"] : $"{words[$"Category.{group}"]} · {words[$"Category.{code}"]}";
    }
}
