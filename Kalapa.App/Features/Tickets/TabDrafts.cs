using Microsoft.JSInterop;

namespace Kalapa.App.Features.Tickets;

/// <summary>A text that is typed and not sent: drafts.js keeps it in this tab under its key (<c>data-draft</c>), also while there is no circuit.</summary>
internal static class TabDrafts
{
    /// <summary>Where a text is kept. Whoever else signs in on this tab does not find it.</summary>
    public static string KeyOf(Guid? userId, Guid ticketId, string name) => $"draft:{userId}:{ticketId}:{name}";

    /// <summary>What is kept there; null for nothing. Call it once the circuit is there.</summary>
    public static async Task<string?> KeptDraft(this IJSRuntime script, string key) =>
        await script.InvokeAsync<string?>("sessionStorage.getItem", key) is { Length: > 0 } kept ? kept : null;

    /// <summary>It was sent.</summary>
    public static ValueTask ForgetDraft(this IJSRuntime script, string key) => script.InvokeVoidAsync("sessionStorage.removeItem", key);
}
