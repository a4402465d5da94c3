namespace Kalapa.Load.Circuits;

/// <summary>A button on a screen; its handler changes when its component is drawn again.</summary>
/// <param name="name">Its <c>data-test</c>.</param>
internal sealed class ScreenButton(string name)
{
    private const string Click = "onclick";

    private int _component = -1;

    /// <summary>What a click is sent to; null until the button was drawn.</summary>
    public long? Handler { get; private set; }

    /// <summary>Looks at a drawing.</summary>
    public void Follow(RenderBatch batch)
    {
        if (batch.Find(Click, "data-test", name) is var (component, handler))
        {
            (_component, Handler) = (component, handler);
        }
        else if (batch.Replaced(_component, Click) is { } replaced)
        {
            Handler = replaced;
        }
    }
}
