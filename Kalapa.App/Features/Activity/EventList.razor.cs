using Kalapa.Domain.Organisation;
using Microsoft.AspNetCore.Components;

namespace Kalapa.App.Features.Activity;

/// <summary>The stream of events. While somebody points into it or tabs through it, it stands still and counts what came.</summary>
public sealed partial class EventList
{
    private IReadOnlyList<StreamEvent> _shown = [];
    private StreamFilter? _of;
    private bool _pointer;
    private bool _focus;
    private int _waiting;

    /// <summary>Newest first.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<StreamEvent> Events { get; set; }

    /// <summary>Those of another filter are on their way.</summary>
    [Parameter]
    public bool Reads { get; set; }

    /// <summary>What they are narrowed to.</summary>
    [Parameter, EditorRequired]
    public required StreamFilter Filter { get; set; }

    /// <summary>To choose from.</summary>
    [Parameter]
    public IReadOnlyList<Branch> Branches { get; set; } = [];

    /// <summary>Another filter was chosen.</summary>
    [Parameter]
    public EventCallback<StreamFilter> OnFiltered { get; set; }

    protected override void OnParametersSet()
    {
        if (Filter != _of || !(_pointer || _focus))
            ShowNewest();
        else
            _waiting = Events.Count(happened => _shown is not [var top, ..] || happened.Seq > top.Seq);
        _of = Filter;
    }

    private void ShowNewest() => (_shown, _waiting) = (Events, 0);

    private void PointerLeaves()
    {
        _pointer = false;
        if (!_focus)
            ShowNewest();
    }

    private Task Narrow(StreamFilter filter) => OnFiltered.InvokeAsync(filter);

    private static string? Text(ChangeEventArgs change) => change.Value is string { Length: > 0 } text ? text : null;
}
