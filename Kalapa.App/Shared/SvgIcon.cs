using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;

namespace Kalapa.App.Shared;

/// <summary>
/// One of MudBlazor's drawings beside a word, as plain markup. It looks like <c>MudIcon</c>, but costs a circuit one string that all share
/// instead of a component with its two buffers: rows of lists are full of icons.
/// </summary>
internal static class SvgIcon
{
    private static readonly ConcurrentDictionary<(string Drawing, string Classes), MarkupString> Made = new();

    /// <summary>24 px, in the colour of the text around it.</summary>
    /// <param name="drawing">From <c>MudBlazor.Icons</c>.</param>
    public static MarkupString Of(string drawing) => Markup(drawing, "mud-icon-size-medium");

    /// <summary>20 px.</summary>
    /// <param name="drawing">From <c>MudBlazor.Icons</c>.</param>
    /// <param name="look">A class of the style sheets, written in the code.</param>
    public static MarkupString Small(string drawing, string? look = null) => Markup(drawing, look is null ? "mud-icon-size-small" : $"mud-icon-size-small {look}");

    private static MarkupString Markup(string drawing, string classes) => Made.GetOrAdd((drawing, classes), static icon => new(
        $"""<svg class="mud-icon-root mud-svg-icon {icon.Classes}" focusable="false" viewBox="0 0 24 24" aria-hidden="true">{icon.Drawing}</svg>"""));
}
