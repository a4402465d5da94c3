using Kalapa.App.Outages;
using Kalapa.App.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Kalapa.App.Layout;

/// <summary>
/// Keeps the frame alive when a page throws. A bug shows a code that is in the log with the error. A page that could not even begin
/// for want of the database says so, and is begun again every few seconds until it can.
/// </summary>
public sealed class CodedErrorBoundary(ILogger<CodedErrorBoundary> logger, DatabaseOutage outage, TimeProvider time) : ErrorBoundaryBase, IDisposable
{
    /// <summary>Pause before a page is begun again (3 s).</summary>
    public static readonly TimeSpan BeginAgainAfter = TimeSpan.FromSeconds(3);

    private string? _code;
    private ITimer? _again;

    /// <inheritdoc/>
    public void Dispose() => _again?.Dispose();

    /// <inheritdoc/>
    protected override Task OnErrorAsync(Exception exception)
    {
        _again?.Dispose();
        if (outage.Is(exception))
        {
            _code = null;
            outage.Report(exception);
            _again = time.CreateTimer(_ => _ = InvokeAsync(Recover), null, BeginAgainAfter, Timeout.InfiniteTimeSpan);
        }
        else
        {
            _code = ErrorCode.Log(logger, exception);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
        }
        else if (_code is null)
        {
            builder.OpenComponent<AwayText>(1);
            builder.CloseComponent();
        }
        else
        {
            builder.OpenComponent<UnexpectedText>(2);
            builder.AddComponentParameter(3, nameof(UnexpectedText.Code), _code);
            builder.CloseComponent();
        }
    }
}
