namespace Kalapa.App.Layout;

/// <summary>Words of the frame around every page.</summary>
public sealed class LayoutWords;
