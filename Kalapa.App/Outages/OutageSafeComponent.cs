using Microsoft.AspNetCore.Components;

namespace Kalapa.App.Outages;

/// <summary>
/// Base of every component (<c>_Imports.razor</c>): what its reader starts and the database fails is said by the frame, and the page stays
/// with what was typed. An error boundary could not do that, since it throws away what is inside it. A bug is left to the boundary.
/// </summary>
public abstract class OutageSafeComponent : ComponentBase, IHandleEvent
{
    /// <summary>The circuit's services.</summary>
    [Inject]
    private IServiceProvider Services { get; set; } = default!;

    /// <summary>Did this fail for want of the database?</summary>
    protected bool IsOutage(Exception failure) => Services.GetService<DatabaseOutage>()?.Is(failure) == true;

    /// <summary>Has the frame say that something the reader did failed for want of the database.</summary>
    protected void Tell(Exception outage) => Services.GetService<OutageNotices>()?.Tell(outage);

    // As ComponentBase does it: drawn when the handler first waits, and when it ends.
    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem callback, object? arg)
    {
        try
        {
            var handling = callback.InvokeAsync(arg);
            if (!handling.IsCompleted)
            {
                StateHasChanged();
            }

            await handling;
        }
        catch (OperationCanceledException)
        {
            // Something newer took its place, or the page is gone.
        }
        catch (Exception failure) when (IsOutage(failure))
        {
            Tell(failure);
        }

        StateHasChanged();
    }
}
