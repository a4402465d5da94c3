using Kalapa.App.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Kalapa.App.Layout;

/// <summary>Keeps the frame alive when a page throws, and shows a code that is in the log with the error.</summary>
public sealed class CodedErrorBoundary(ILogger<CodedErrorBoundary> logger) : ErrorBoundaryBase
{
    private string _code = "";

    protected override Task OnErrorAsync(Exception exception)
    {
        _code = ErrorCode.Log(logger, exception);
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }

        builder.OpenComponent<UnexpectedText>(1);
        builder.AddComponentParameter(2, nameof(UnexpectedText.Code), _code);
        builder.CloseComponent();
    }
}
