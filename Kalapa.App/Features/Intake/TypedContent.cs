using Kalapa.Domain.PermitRequests;

namespace Kalapa.App.Features.Intake;

/// <summary>
/// What is typed and not saved yet, on top of what is saved. Edits are kept as functions, so what another device saved
/// meanwhile shows up and nothing typed here is lost.
/// </summary>
public sealed class TypedContent
{
    private List<(string Key, Func<RequestContent, RequestContent> Edit)> _waiting = [];
    private List<(string Key, Func<RequestContent, RequestContent> Edit)> _sending = [];
    private RequestContent _saved = new();

    /// <summary>What the form shows.</summary>
    public RequestContent Content { get; private set; } = new();

    /// <summary>Something is not on the server yet.</summary>
    public bool IsDirty => _waiting.Count + _sending.Count > 0;

    /// <summary>What the server has now.</summary>
    public void Saved(RequestContent content)
    {
        _saved = content;
        Lay();
    }

    /// <summary>Somebody typed. A later edit of the same key takes the place of one that still waits.</summary>
    /// <param name="key">The field, or <c>Field.part</c>: the part before the point names it in the timeline.</param>
    /// <param name="edit">Sets the field and touches nothing else.</param>
    public void Type(string key, Func<RequestContent, RequestContent> edit)
    {
        var at = _waiting.FindIndex(waiting => waiting.Key == key);
        if (at < 0)
        {
            _waiting.Add((key, edit));
        }
        else
        {
            _waiting[at] = (key, edit);
        }

        Lay();
    }

    /// <summary>Sends what waits, in the order it was typed; what could not be saved waits on.</summary>
    /// <param name="save">Saves one field's edits; answers the content as saved.</param>
    public async Task Flush(Func<string, Func<RequestContent, RequestContent>, Task<RequestContent>> save)
    {
        (_sending, _waiting) = ([.. _sending, .. _waiting], []);
        try
        {
            while (_sending is [var first, ..])
            {
                var field = FieldOf(first.Key);
                var run = _sending.TakeWhile(edit => FieldOf(edit.Key) == field).ToList();
                var content = await save(field, saved => run.Aggregate(saved, (into, edit) => edit.Edit(into)));
                _sending = _sending[run.Count..];
                Saved(content);
            }
        }
        finally
        {
            (_waiting, _sending) = ([.. _sending, .. _waiting], []);
        }
    }

    private static string FieldOf(string key) => key.Split('.')[0];

    private void Lay() => Content = _sending.Concat(_waiting).Aggregate(_saved, (content, edit) => edit.Edit(content));
}
