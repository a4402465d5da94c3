namespace Kalapa.App.Features.Attachments;

/// <summary>Words of choosing, sending and looking at a file.</summary>
public sealed class AttachmentWords;
